using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Onnx;

/// <summary>A tensor that a network takes or gives. A free dimension is -1 and may have a name in Symbols.</summary>
internal sealed record Port(string Name, TensorElementType Type, int[] Dimensions, string[] Symbols)
{
    /// <summary>The type of what is a sequence, a map or the like.</summary>
    public const TensorElementType NoTensor = TensorElementType.DataTypeMax;

    public bool IsTensor => Type != NoTensor;

    public static IReadOnlyDictionary<string, Port> Of(IReadOnlyDictionary<string, NodeMetadata> nodes) => nodes.ToDictionary(
        static node => node.Key,
        static node => node.Value.IsTensor ? new Port(node.Key, node.Value.ElementDataType, node.Value.Dimensions, node.Value.SymbolicDimensions) : new Port(node.Key, NoTensor, [], []));

    /// <summary>Type and dimensions, for people.</summary>
    public string Description => IsTensor ? $"{Type} [{string.Join(',', Dimensions)}]" : "no tensor";
}
