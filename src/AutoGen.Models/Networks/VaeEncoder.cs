using AutoGen.Abstractions;
using AutoGen.Models.Folders;
using AutoGen.Models.Onnx;
using AutoGen.Protocol;

namespace AutoGen.Models.Networks;

/// <summary>
/// Pictures to latents. Where the network gives <c>latent_parameters</c> (mean and log variance, channel by channel) the mean
/// is the latent: A1111 and diffusers draw from that distribution instead, whose deviation is far below one level of a
/// picture, and would make equal inputs differ.
/// </summary>
internal sealed class VaeEncoder(VaeGraph vae, float scale) : IDisposable
{
    private const string Parameters = "latent_parameters";
    private const string Sample = "latent_sample";
    private const string RandomOperator = "RandomNormalLike";
    private const int PictureChannels = 3;

    public static VaeEncoder? Open(GraphLoader loader, ModelDescription model, List<Problem> problems, List<Problem> warnings)
    {
        var half = new VaeHalf(
            "encoder",
            model.Files.VaeEncoder,
            (picture, bytes) => MemoryNeed.OfVae([picture[0], picture[1], picture[2] / model.Factor, picture[3] / model.Factor], model.Factor, bytes),
            static signature => (signature.Input("sample", NetworkTensor.Reals, 4), signature.Output([Parameters, Sample], NetworkTensor.Reals, 4)));
        if (VaeGraph.Open(loader, half, problems, warnings) is not { } vae)
            return null;
        if (vae.Output.Name != Parameters && GraphFile.HasOperator(vae.Graph.Path, RandomOperator))
            warnings.Add(RandomInside(vae.Graph.Path));
        return new(vae, (float)model.ScalingFactor);
    }

    /// <summary>The latent of a picture (3 x height x width, -1 .. 1), times the scaling factor.</summary>
    public Latent Encode(float[] picture, int width, int height, LatentShape shape) =>
        vae.Run(() => EncodeOnce(picture, width, height, shape), static latent => latent.IsFinite());

    public void Dispose() => vae.Dispose();

    private Latent EncodeOnce(float[] picture, int width, int height, LatentShape shape)
    {
        var channels = vae.Output.Name == Parameters ? 2 * shape.Channels : shape.Channels;
        var pixels = new NetworkTensor(vae.Input.Type, 1, PictureChannels, height, width);
        var result = new NetworkTensor(vae.Output.Type, 1, channels, shape.Height, shape.Width);
        using var inputs = new GraphTensors((vae.Input.Name, pixels));
        using var outputs = new GraphTensors((vae.Output.Name, result));
        pixels.Write(picture, 0);
        vae.Graph.Run(inputs, outputs);
        // the means come first, so the head of either output is the latent
        return Latent.Create(shape, (result, scale), static (values, from) => from.result.Read(values, 0, from.scale));
    }

    private static Problem RandomInside(string path) =>
        new("vae-encoder-random", $"The VAE encoder draws random numbers of its own ({RandomOperator}), so image to image is not repeatable.")
        {
            File = path,
            Remedy = "Export the model again with a current optimum.",
        };
}
