using AutoGen.Abstractions;
using AutoGen.Models.Tests.Devices;
using AutoGen.Models.Tests.Onnx;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests;

/// <summary>VAEs that overflow in float16.</summary>
public sealed class VaeFloat32Tests : IDisposable
{
    /// <summary>100 * 4 * 1000 is more than a half can be.</summary>
    private const float Overflowing = 1000, Sound = 0.001f;

    private readonly TemporaryFolder folder = new();

    public VaeFloat32Tests() => Fixture.CopyOf(Fixture.Pipeline, folder.Path);

    private string Decoder => folder["vae_decoder", "model.onnx"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_float32_export_beside_it_takes_over_for_good(bool onDevice)
    {
        TestGraphs.WriteDecoder(Decoder, TensorElementType.Float16, Overflowing);
        TestGraphs.WriteDecoder(folder["vae_decoder", "model_fp32.onnx"], TensorElementType.Float, Sound);
        using var model = onDevice ? new PlayedDevice().Load(folder.Path) : DiffusionModel.Load(folder.Path, new OnnxOptions()).Value!;

        AssertSound(Decode(model));
        AssertSound(Decode(model));

        var warning = Assert.Single(model.Warnings);
        Assert.Equal(("vae-overflowed", Decoder), (warning.Code, warning.File));
        Assert.EndsWith("by model_fp32.onnx.", warning.Message, StringComparison.Ordinal);
    }

    /// <summary>The weights are other ones by the time that the CPU loads the network: so plays the device a driver that overflows where the CPU does not.</summary>
    [Fact]
    public void What_overflows_on_a_device_is_computed_on_the_cpu()
    {
        TestGraphs.WriteDecoder(Decoder, TensorElementType.Float16, weight: null);
        TestGraphs.WriteDecoderWeights(folder["vae_decoder", "model.onnx_data"], Overflowing);
        using var model = new PlayedDevice().Load(folder.Path);
        TestGraphs.WriteDecoderWeights(folder["vae_decoder", "model.onnx_data"], Sound);

        AssertSound(Decode(model));

        Assert.EndsWith("it computes in float32 from now on, on the CPU.", Assert.Single(model.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_helps_the_picture_fails()
    {
        TestGraphs.WriteDecoder(Decoder, TensorElementType.Float16, Overflowing);
        using var model = DiffusionModel.Load(folder.Path, new OnnxOptions()).Value!;
        var fault = Assert.Throws<ModelFault>(() => Decode(model));
        Assert.Equal(("vae-not-finite", false), (fault.Problem.Code, fault.Transient));
    }

    /// <summary>Of the size for which a session is there already.</summary>
    private static float[] Decode(DiffusionModel model) => model.Decode(Latent.Zeros(model.LatentFor(model.NativeSize, model.NativeSize)).Map(static _ => 100 * 0.18215f));

    public void Dispose() => folder.Dispose();

    private static void AssertSound(float[] picture) => Assert.All(picture, static value => Assert.Equal(100 * 4 * Sound, value, 0.001f));
}
