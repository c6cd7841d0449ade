using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Onnx;

/// <summary>
/// Finds the inputs and outputs of a network by name, and by type and number of dimensions where an exporter named them
/// otherwise. What does not fit becomes a problem that lists what the file has.
/// </summary>
internal sealed class GraphSignature(OnnxGraph graph, List<Problem> problems)
{
    public Port? Input(string name, IReadOnlyList<TensorElementType> types, params ReadOnlySpan<int> ranks) => Find("input", graph.Inputs, [name], types, ranks);

    public Port? Output(string name, IReadOnlyList<TensorElementType> types, params ReadOnlySpan<int> ranks) => Find("output", graph.Outputs, [name], types, ranks);

    /// <summary>The first of several outputs that is there.</summary>
    public Port? Output(string[] names, IReadOnlyList<TensorElementType> types, params ReadOnlySpan<int> ranks) => Find("output", graph.Outputs, names, types, ranks);

    /// <summary>A problem for every input that nobody would fill.</summary>
    public void RejectOtherInputs(params ReadOnlySpan<Port?> known)
    {
        foreach (var port in known)
        {
            if (port is null)
                return;
        }

        foreach (var (name, port) in graph.Inputs)
        {
            if (!Contains(known, name))
                problems.Add(Problem($"The network wants an input '{name}' ({port.Description}) that Stable Diffusion does not have.", "SDXL, inpainting and ControlNet networks are known but not built yet."));
        }
    }

    private Port? Find(string side, IReadOnlyDictionary<string, Port> ports, string[] names, IReadOnlyList<TensorElementType> types, ReadOnlySpan<int> ranks)
    {
        var fitting = new List<string>();
        foreach (var (name, port) in ports)
        {
            if (port.IsTensor && types.Contains(port.Type) && ranks.Contains(port.Dimensions.Length))
                fitting.Add(name);
        }

        var found = names.FirstOrDefault(fitting.Contains) ?? (fitting.Count == 1 && !names.Any(ports.ContainsKey) ? fitting[0] : null);
        if (found is not null)
            return ports[found];
        var present = string.Join(", ", ports.Select(static port => $"{port.Key} ({port.Value.Description})"));
        var dimensions = string.Join(" or ", ranks.ToArray());
        problems.Add(Problem($"The network has no {side} '{string.Join("' or '", names)}' of {dimensions} dimensions and type {string.Join(" or ", types)}; it has {present}.", "Export it again with a current optimum."));
        return null;
    }

    private static bool Contains(ReadOnlySpan<Port?> ports, string name)
    {
        foreach (var port in ports)
        {
            if (port!.Name == name)
                return true;
        }

        return false;
    }

    private Problem Problem(string message, string remedy) => new("model-graph-signature", message) { File = graph.Path, Remedy = remedy };
}
