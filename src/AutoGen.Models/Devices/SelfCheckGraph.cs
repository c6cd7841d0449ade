using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Devices;

/// <summary>
/// A network of one operator, small enough to be run at every start, in the shapes that diffusion models use. Field numbers
/// are those of onnx.proto; opset 17.
/// </summary>
/// <param name="Name">Of the operator, for people.</param>
/// <param name="Type">Of its numbers: float32 or float16.</param>
/// <param name="Shape">Of the input.</param>
/// <param name="Nodes">Of the graph.</param>
/// <param name="Initializers">Its constants.</param>
internal sealed record SelfCheckGraph(string Name, TensorElementType Type, int[] Shape, ProtobufWriter[] Nodes, ProtobufWriter[] Initializers)
{
    public const string Input = "x", Output = "y";

    private const int IntAttribute = 2, IntsAttribute = 7;
    private const int IrVersion = 8, Opset = 17;

    public static IReadOnlyList<SelfCheckGraph> All { get; } = [.. Of(TensorElementType.Float, ""), .. Of(TensorElementType.Float16, " in float16")];

    public byte[] ToModel()
    {
        var graph = new ProtobufWriter().Text(2, Name);
        foreach (var node in Nodes)
            graph.Message(1, node);
        foreach (var initializer in Initializers)
            graph.Message(5, initializer);
        graph.Message(11, Value(Input)).Message(12, Value(Output));
        return new ProtobufWriter()
            .Number(1, IrVersion)
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "").Number(2, Opset))
            .ToArray();
    }

    /// <summary>The input: values of the size that latents have, the same on every machine.</summary>
    public float[] InputValues() => Values(Shape.Aggregate(1, static (product, size) => product * size), 1);

    private static IEnumerable<SelfCheckGraph> Of(TensorElementType type, string suffix)
    {
        yield return new(
            "Conv" + suffix, type, [1, 8, 16, 16], [Node("Conv", [Input, "w", "b"], Output, Ints("pads", 1, 1, 1, 1))], [Reals(type, "w", [8, 8, 3, 3]), Reals(type, "b", [8])]);
        yield return new("MatMul" + suffix, type, [1, 64, 64], [Node("MatMul", [Input, "w"], Output)], [Reals(type, "w", [64, 64])]);
        // as exporters write a group normalisation for opsets without one: the groups of four channels as the channels of an instance normalisation
        yield return new(
            "GroupNorm" + suffix,
            type,
            [1, 8, 16, 16],
            [Node("Reshape", [Input, "grouped"], "g"), Node("InstanceNormalization", ["g", "scale", "shift"], "n"), Node("Reshape", ["n", "whole"], Output)],
            [Shapes("grouped", 1, 2, 1024), Shapes("whole", 1, 8, 16, 16), Reals(type, "scale", [2]), Reals(type, "shift", [2])]);
        yield return new("Softmax" + suffix, type, [1, 8, 64, 64], [Node("Softmax", [Input], Output, Number("axis", -1))], []);
    }

    private static float[] Values(int count, float scale) =>
        [.. Enumerable.Range(0, count).Select(index => scale * MathF.Sin((index * 12.9898f) + 1))];

    private ProtobufWriter Value(string name)
    {
        var shape = new ProtobufWriter();
        foreach (var size in Shape)
            shape.Message(1, new ProtobufWriter().Number(1, size));
        var tensor = new ProtobufWriter().Number(1, (long)Type).Message(2, shape);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }

    private static ProtobufWriter Node(string type, string[] inputs, string output, params ProtobufWriter[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(4, type);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        return node;
    }

    private static ProtobufWriter Number(string name, long value) => new ProtobufWriter().Text(1, name).Number(3, value).Number(20, IntAttribute);

    private static ProtobufWriter Ints(string name, params long[] values)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        foreach (var value in values)
            attribute.Number(8, value);
        return attribute.Number(20, IntsAttribute);
    }

    private static ProtobufWriter Reals(TensorElementType type, string name, int[] shape)
    {
        var values = Values(shape.Aggregate(1, static (product, size) => product * size), 0.2f);
        return type == TensorElementType.Float16
            ? Tensor(name, shape, type, MemoryMarshal.AsBytes<Half>([.. values.Select(static value => (Half)value)]))
            : Tensor(name, shape, type, MemoryMarshal.AsBytes<float>(values));
    }

    private static ProtobufWriter Shapes(string name, params long[] values) => Tensor(name, [values.Length], TensorElementType.Int64, MemoryMarshal.AsBytes<long>(values));

    private static ProtobufWriter Tensor(string name, int[] shape, TensorElementType type, ReadOnlySpan<byte> values)
    {
        var tensor = new ProtobufWriter();
        foreach (var size in shape)
            tensor.Number(1, size);
        return tensor.Number(2, (long)type).Text(8, name).Bytes(9, values);
    }
}
