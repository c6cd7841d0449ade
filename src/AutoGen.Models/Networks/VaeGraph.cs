using AutoGen.Models.Onnx;
using AutoGen.Protocol;

namespace AutoGen.Models.Networks;

/// <summary>Which half of a VAE, and how its network is read.</summary>
/// <param name="Name"><c>encoder</c> or <c>decoder</c>.</param>
/// <param name="Path">Of its file.</param>
/// <param name="Activations">Bytes that it takes while it computes, by the shape of its input and the bytes of a number.</param>
/// <param name="Find">Its input and output.</param>
internal sealed record VaeHalf(string Name, string Path, Func<long[], int, long> Activations, Func<GraphSignature, (Port? Input, Port? Output)> Find);

/// <summary>
/// The network of one half of a VAE. Some overflow in float16: where that happens it is replaced, for good, by one that computes in float32.
/// </summary>
internal sealed class VaeGraph : IDisposable
{
    private readonly GraphLoader loader;
    private readonly VaeHalf half;
    private readonly List<Problem> warnings;
    private bool replaced;

    private VaeGraph(GraphLoader loader, VaeHalf half, List<Problem> warnings, (OnnxGraph Graph, Port Input, Port Output) opened) =>
        (this.loader, this.half, this.warnings, Graph, Input, Output) = (loader, half, warnings, opened.Graph, opened.Input, opened.Output);

    public OnnxGraph Graph { get; private set; }

    public Port Input { get; private set; }

    public Port Output { get; private set; }

    public static VaeGraph? Open(GraphLoader loader, VaeHalf half, List<Problem> problems, List<Problem> warnings) =>
        loader.Open(half.Path, half.Activations) is { } graph && Read(graph, half, problems) is { } opened ? new(loader, half, warnings, opened) : null;

    /// <summary>Computes until the values are finite: at most twice.</summary>
    /// <param name="compute">One run of <see cref="Graph"/>.</param>
    /// <param name="isFinite">Whether its result can be used.</param>
    /// <exception cref="ModelFault">The network failed, or nothing makes its values finite.</exception>
    public T Run<T>(Func<T> compute, Func<T, bool> isFinite)
    {
        var result = compute();
        if (!isFinite(result) && Replace())
            result = compute();
        return isFinite(result) ? result : throw NotFinite();
    }

    public void Dispose() => Graph.Dispose();

    private static (OnnxGraph, Port, Port)? Read(OnnxGraph graph, VaeHalf half, List<Problem> problems)
    {
        var before = problems.Count;
        var signature = new GraphSignature(graph, problems);
        var (input, output) = half.Find(signature);
        signature.RejectOtherInputs(input);
        if (problems.Count == before)
            return (graph, input!, output!);
        graph.Dispose();
        return null;
    }

    private bool Replace()
    {
        if (replaced || loader.OpenInSingle(Graph, half.Activations) is not { } graph || Read(graph, half, []) is not { } single)
            return false;
        warnings.Add(new Problem("vae-overflowed", $"The VAE {half.Name} gave values that are not finite; it computes in float32 from now on, {(graph.Path == half.Path ? "on the CPU" : $"by {Path.GetFileName(graph.Path)}")}.")
        {
            File = half.Path,
            Remedy = "A float16 VAE can overflow: a float32 export beside it, named model_fp32.onnx, does it on the graphics device.",
        });
        Graph.Dispose();
        (replaced, (Graph, Input, Output)) = (true, single);
        return true;
    }

    private ModelFault NotFinite() => new(new("vae-not-finite", $"The VAE {half.Name} gave values that are not finite (NaN or infinity).")
    {
        File = Graph.Path,
        Remedy = $"A float16 VAE can overflow: use a float32 export of vae_{half.Name}.",
    })
    {
        Transient = false,
        OfValues = true,
    };
}
