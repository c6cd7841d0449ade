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
internal sealed class VaeEncoder : IDisposable
{
    private const string Parameters = "latent_parameters";
    private const string Sample = "latent_sample";
    private const string RandomOperator = "RandomNormalLike";
    private const int PictureChannels = 3;

    private readonly OnnxGraph graph;
    private readonly Port input;
    private readonly Port output;
    private readonly float scale;

    private VaeEncoder(OnnxGraph graph, Port input, Port output, ModelDescription model) =>
        (this.graph, this.input, this.output, scale) = (graph, input, output, (float)model.ScalingFactor);

    public static VaeEncoder? Open(GraphLoader loader, ModelDescription model, List<Problem> problems, List<Problem> warnings)
    {
        if (loader.Open(model.Files.VaeEncoder, (picture, bytes) => MemoryNeed.OfVae([picture[0], picture[1], picture[2] / model.Factor, picture[3] / model.Factor], model.Factor, bytes)) is not { } graph)
            return null;
        var signature = new GraphSignature(graph, problems);
        var input = signature.Input("sample", NetworkTensor.Reals, 4);
        var output = signature.Output([Parameters, Sample], NetworkTensor.Reals, 4);
        signature.RejectOtherInputs(input);
        if (problems.Count > 0)
        {
            graph.Dispose();
            return null;
        }

        if (output!.Name != Parameters && GraphFile.HasOperator(graph.Path, RandomOperator))
            warnings.Add(RandomInside(graph.Path));
        return new(graph, input!, output, model);
    }

    /// <summary>The latent of a picture (3 x height x width, -1 .. 1), times the scaling factor.</summary>
    public Latent Encode(ReadOnlySpan<float> picture, int width, int height, LatentShape shape)
    {
        var channels = output.Name == Parameters ? 2 * shape.Channels : shape.Channels;
        var pixels = new NetworkTensor(input.Type, 1, PictureChannels, height, width);
        var result = new NetworkTensor(output.Type, 1, channels, shape.Height, shape.Width);
        using var inputs = new GraphTensors((input.Name, pixels));
        using var outputs = new GraphTensors((output.Name, result));
        pixels.Write(picture, 0);
        graph.Run(inputs, outputs);
        // the means come first, so the head of either output is the latent
        var latent = Latent.Create(shape, (result, scale), static (values, from) => from.result.Read(values, 0, from.scale));
        return latent.IsFinite() ? latent : throw NotFinite();
    }

    public void Dispose() => graph.Dispose();

    private ModelFault NotFinite() => new(new("vae-not-finite", "The VAE encoder gave values that are not finite (NaN or infinity).")
    {
        File = graph.Path,
        Remedy = "A float16 VAE can overflow: use a float32 export of vae_encoder.",
    })
    {
        Transient = false,
        OfValues = true,
    };

    private static Problem RandomInside(string path) =>
        new("vae-encoder-random", $"The VAE encoder draws random numbers of its own ({RandomOperator}), so image to image is not repeatable.")
        {
            File = path,
            Remedy = "Export the model again with a current optimum.",
        };
}
