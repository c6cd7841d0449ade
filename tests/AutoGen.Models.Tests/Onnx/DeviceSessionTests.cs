using AutoGen.Models.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests.Onnx;

/// <summary>Tensors that stay bound give, bit by bit, what a plain run gives.</summary>
public sealed class DeviceSessionTests : IDisposable
{
    private readonly RunOptions runOptions = new();
    private readonly CpuSession plain = new(Open());
    private readonly DeviceSession bound = new(Open(), static () => { });

    [Fact]
    public void Whatever_is_written_between_two_runs_is_seen_and_nothing_else_changes()
    {
        using var here = new Unet();
        using var there = new Unet();
        Assert.Equal(Run(plain, here), Run(bound, there));
        foreach (var write in new Action<Unet>[]
        {
            static unet => unet.Sample.Write([1, 2, 3], at: 5),
            static unet => unet.Time.Fill(100),
            static unet => { },
            static unet => unet.States.Write([4, 5, 6], at: 128),
            static unet => unet.Sample.Write([7], at: 0),
        })
        {
            write(here);
            write(there);
            Assert.Equal(Run(plain, here), Run(bound, there));
        }
    }

    [Fact]
    public void Other_tensors_take_the_place_of_those_before()
    {
        using var first = new Unet();
        using var second = new Unet();
        second.Sample.Write([9, 9, 9], at: 40);

        var before = Run(bound, first);
        Assert.Equal(Run(plain, second), Run(bound, second));
        Assert.Equal(before, Run(bound, first));
    }

    public void Dispose()
    {
        runOptions.Dispose();
        plain.Dispose();
        bound.Dispose();
    }

    private static InferenceSession Open()
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        return new InferenceSession(Path.Combine(Fixture.Pocket, "unet", "model.onnx"), options);
    }

    private float[] Run(IGraphSession session, Unet unet)
    {
        session.Run(runOptions, unet.Inputs, unet.Outputs);
        var values = new float[Unet.Latent];
        unet.Output.Read(values, 0);
        return values;
    }

    /// <summary>The tensors of one run.</summary>
    private sealed class Unet : IDisposable
    {
        public const int Latent = 4 * 8 * 8;

        public Unet()
        {
            (Inputs, Outputs) = (new(("sample", Sample), ("timestep", Time), ("encoder_hidden_states", States)), new(("out_sample", Output)));
            Sample.Write([.. Enumerable.Range(0, Latent).Select(static index => MathF.Sin(index))], 0);
            States.Write([.. Enumerable.Range(0, 77 * 128).Select(static index => MathF.Cos(index))], 0);
            Time.Fill(500);
        }

        public NetworkTensor Sample { get; } = new(TensorElementType.Float, 1, 4, 8, 8);

        public NetworkTensor Time { get; } = new(TensorElementType.Int64, 1);

        public NetworkTensor States { get; } = new(TensorElementType.Float, 1, 77, 128);

        public NetworkTensor Output { get; } = new(TensorElementType.Float, 1, 4, 8, 8);

        public GraphTensors Inputs { get; }

        public GraphTensors Outputs { get; }

        public void Dispose()
        {
            Inputs.Dispose();
            Outputs.Dispose();
        }
    }
}
