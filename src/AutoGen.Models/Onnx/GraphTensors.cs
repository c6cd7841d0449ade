using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>The tensors of one side of a network by name, kept between runs.</summary>
internal sealed class GraphTensors(params (string Name, NetworkTensor Tensor)[] tensors) : IDisposable
{
    public string[] Names { get; } = [.. tensors.Select(static item => item.Name)];

    public OrtValue[] Values { get; } = [.. tensors.Select(static item => item.Tensor.Value)];

    /// <summary>Names and shapes.</summary>
    public IReadOnlyList<(string Name, long[] Shape)> Shapes { get; } = [.. tensors.Select(static item => (item.Name, item.Tensor.Shape))];

    /// <summary>Another number each time that the tensor at an index is written.</summary>
    public int Version(int index) => tensors[index].Tensor.Version;

    public void Dispose()
    {
        foreach (var value in Values)
            value.Dispose();
    }
}
