using AutoGen.Abstractions;
using AutoGen.Models.Folders;
using AutoGen.Models.Onnx;
using AutoGen.Protocol;

namespace AutoGen.Models.Networks;

/// <summary>Latents to pictures.</summary>
internal sealed class VaeDecoder(VaeGraph vae, ModelDescription model) : IDisposable
{
    private const int PictureChannels = 3;

    public static VaeDecoder? Open(GraphLoader loader, ModelDescription model, List<Problem> problems, List<Problem> warnings)
    {
        var half = new VaeHalf(
            "decoder",
            model.Files.VaeDecoder,
            (latent, bytes) => MemoryNeed.OfVae(latent, model.Factor, bytes),
            static signature => (signature.Input("latent_sample", NetworkTensor.Reals, 4), signature.Output("sample", NetworkTensor.Reals, 4)));
        if (VaeGraph.Open(loader, half, problems, warnings) is not { } vae)
            return null;
        var side = model.NativeSize / model.Factor;
        vae.Graph.Prepare((vae.Input.Name, [1, model.LatentChannels, side, side]));
        return new(vae, model);
    }

    /// <summary>The picture of a scaled latent: 3 x height x width, nominally -1 .. 1.</summary>
    public float[] Decode(Latent latent) => vae.Run(() => DecodeOnce(latent), static picture => Array.TrueForAll(picture, float.IsFinite));

    public void Dispose() => vae.Dispose();

    private float[] DecodeOnce(Latent latent)
    {
        var shape = latent.Shape;
        var (height, width) = (shape.Height * model.Factor, shape.Width * model.Factor);
        var sample = new NetworkTensor(vae.Input.Type, 1, shape.Channels, shape.Height, shape.Width);
        var result = new NetworkTensor(vae.Output.Type, 1, PictureChannels, height, width);
        using var inputs = new GraphTensors((vae.Input.Name, sample));
        using var outputs = new GraphTensors((vae.Output.Name, result));
        sample.Write(latent.Values, 0, (float)(1 / model.ScalingFactor));
        vae.Graph.Run(inputs, outputs);
        var picture = new float[PictureChannels * height * width];
        result.Read(picture, 0);
        return picture;
    }
}
