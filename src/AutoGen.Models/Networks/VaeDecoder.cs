using AutoGen.Abstractions;
using AutoGen.Models.Folders;
using AutoGen.Models.Onnx;
using AutoGen.Protocol;

namespace AutoGen.Models.Networks;

/// <summary>Latents to pictures.</summary>
internal sealed class VaeDecoder : IDisposable
{
    private const int PictureChannels = 3;

    private readonly OnnxGraph graph;
    private readonly Port input;
    private readonly Port output;
    private readonly ModelDescription model;

    private VaeDecoder(OnnxGraph graph, Port input, Port output, ModelDescription model) =>
        (this.graph, this.input, this.output, this.model) = (graph, input, output, model);

    public static VaeDecoder? Open(GraphLoader loader, ModelDescription model, List<Problem> problems)
    {
        if (loader.Open(model.Files.VaeDecoder, (latent, bytes) => MemoryNeed.OfVae(latent, model.Factor, bytes)) is not { } graph)
            return null;
        var signature = new GraphSignature(graph, problems);
        var input = signature.Input("latent_sample", NetworkTensor.Reals, 4);
        var output = signature.Output("sample", NetworkTensor.Reals, 4);
        signature.RejectOtherInputs(input);
        if (problems.Count > 0)
        {
            graph.Dispose();
            return null;
        }

        var side = model.NativeSize / model.Factor;
        graph.Prepare((input!.Name, [1, model.LatentChannels, side, side]));
        return new(graph, input, output!, model);
    }

    /// <summary>The picture of a scaled latent: 3 x height x width, nominally -1 .. 1.</summary>
    public float[] Decode(Latent latent)
    {
        var shape = latent.Shape;
        var (height, width) = (shape.Height * model.Factor, shape.Width * model.Factor);
        var sample = new NetworkTensor(input.Type, 1, shape.Channels, shape.Height, shape.Width);
        var result = new NetworkTensor(output.Type, 1, PictureChannels, height, width);
        using var inputs = new GraphTensors((input.Name, sample));
        using var outputs = new GraphTensors((output.Name, result));
        sample.Write(latent.Values, 0, (float)(1 / model.ScalingFactor));
        graph.Run(inputs, outputs);
        var picture = new float[PictureChannels * height * width];
        result.Read(picture, 0);
        return Array.TrueForAll(picture, float.IsFinite) ? picture : throw NotFinite();
    }

    public void Dispose() => graph.Dispose();

    private ModelFault NotFinite() => new(new("vae-not-finite", "The VAE decoder gave values that are not finite (NaN or infinity).")
    {
        File = graph.Path,
        Remedy = "A float16 VAE can overflow: use a float32 export of vae_decoder.",
    })
    {
        Transient = false,
        OfValues = true,
    };
}
