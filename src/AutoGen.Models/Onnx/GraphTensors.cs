using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>The tensors of one side of a network by name, kept between runs.</summary>
internal sealed class GraphTensors(params (string Name, NetworkTensor Tensor)[] tensors) : IDisposable
{
    public string[] Names { get; } = [.. tensors.Select(static item => item.Name)];

    public OrtValue[] Values { get; } = [.. tensors.Select(static item => item.Tensor.Value)];

    public void Dispose()
    {
        foreach (var value in Values)
            value.Dispose();
    }
}
