using AutoGen.Diffusion;
using AutoGen.Models.Tests.Onnx;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests;

/// <summary>The pocket model as a float16 export: AutoGen's float32 is converted at the borders of the networks.</summary>
public sealed class HalfModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public HalfModelTests()
    {
        Fixture.CopyOf(Fixture.Pocket, folder.Path);
        HalfGraph.Convert(folder.Path);
    }

    [Fact]
    public void Its_networks_take_and_give_halves()
    {
        foreach (var network in new[] { "text_encoder", "unet", "vae_encoder", "vae_decoder" })
        {
            var header = Models.Onnx.GraphHeader.Read(folder[network, "model.onnx"]);
            Assert.All(header.Outputs.Values, static port => Assert.Equal(TensorElementType.Float16, port.Type));
            Assert.InRange(header.Bytes, 1, new FileInfo(Path.Combine(Fixture.Pocket, network, "model.onnx")).Length * 0.75);
        }
    }

    /// <summary>Measured: 2.1 levels of 255 at most, 0.03 on average.</summary>
    [Fact]
    public void Its_picture_is_that_of_float32_within_a_few_levels()
    {
        var (whole, half) = (Picture(Fixture.Pocket), Picture(folder.Path));

        var levels = whole.Zip(half, static (one, other) => Math.Abs(Level(one) - Level(other))).ToList();

        Assert.InRange(levels.Max(), 0.01, 4); // at least: halves were at work
        Assert.InRange(levels.Average(), 0, 0.1);
    }

    public void Dispose() => folder.Dispose();

    private static double Level(float value) => Math.Clamp((value + 1) * 127.5, 0, 255);

    /// <summary>Ten Euler steps with guidance, written out.</summary>
    private static float[] Picture(string path)
    {
        using var model = DiffusionModel.Load(path, new OnnxOptions { Threads = 2 }).Value!;
        var predictor = model.Bind(model.EncodePrompt("a red circle on a blue background"), model.EncodePrompt(""));
        var sigmas = Enumerable.Range(0, 10).Select(index => model.Sampling.Levels.Max * Math.Pow(1 - (index / 10.0), 3)).Append(0).ToList();
        var x = PictureNoise.Create(new NoiseSettings(7), new(1, 4, 16, 16)).Start * (float)sigmas[0];
        for (var step = 0; step < 10; step++)
        {
            var sigma = sigmas[step];
            var (conditional, unconditional) = predictor.Predict(x, 1 / Math.Sqrt((sigma * sigma) + 1), model.Sampling.Levels.SigmaToTimestep(sigma), GuidanceHalves.Both);
            var noise = unconditional! + ((conditional! - unconditional!) * 5f);
            x += noise * (float)(sigmas[step + 1] - sigma);
        }

        return model.Decode(x);
    }
}
