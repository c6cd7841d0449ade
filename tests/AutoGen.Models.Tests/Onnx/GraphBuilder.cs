using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests.Onnx;

/// <summary>Writes small ONNX graphs (opset 14) for tests. Field numbers are those of onnx.proto.</summary>
internal sealed class GraphBuilder
{
    private readonly ProtobufWriter graph = new ProtobufWriter().Text(2, "test");

    /// <summary>A dimension is a number, or a name where it is free.</summary>
    public GraphBuilder Input(string name, TensorElementType type, params object[] dimensions) => Port(11, name, type, dimensions);

    public GraphBuilder Output(string name, TensorElementType type, params object[] dimensions) => Port(12, name, type, dimensions);

    public GraphBuilder Node(string operation, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(4, operation);
        foreach (var (name, value) in attributes)
            node.Message(5, Attribute(name, value));
        graph.Message(1, node);
        return this;
    }

    public GraphBuilder Constant(string name, float[] values, params long[] dimensions) =>
        Constant(name, TensorElementType.Float, MemoryMarshal.AsBytes(values.AsSpan()), dimensions);

    /// <summary>A constant whose numbers lie in a file beside the graph.</summary>
    public GraphBuilder ExternalConstant(string name, string location, params long[] dimensions)
    {
        const int single = (int)TensorElementType.Float, external = 1;
        var tensor = new ProtobufWriter();
        foreach (var dimension in dimensions)
            tensor.Number(1, dimension);
        tensor.Number(2, single).Text(8, name).Message(13, new ProtobufWriter().Text(1, "location").Text(2, location)).Number(14, external);
        graph.Message(5, tensor);
        return this;
    }

    public GraphBuilder Constant(string name, long[] values) =>
        Constant(name, TensorElementType.Int64, MemoryMarshal.AsBytes(values.AsSpan()), [values.Length]);

    public void Save(string path)
    {
        var model = new ProtobufWriter().Number(1, 7).Message(8, new ProtobufWriter().Text(1, "").Number(2, 14)).Message(7, graph);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, model.ToArray());
    }

    private static ProtobufWriter Attribute(string name, object value)
    {
        const int number = 2, numbers = 7;
        var attribute = new ProtobufWriter().Text(1, name);
        if (value is not long[] list)
            return attribute.Number(3, Convert.ToInt64(value)).Number(20, number);
        foreach (var item in list)
            attribute.Number(8, item);
        return attribute.Number(20, numbers);
    }

    private GraphBuilder Constant(string name, TensorElementType type, ReadOnlySpan<byte> raw, long[] dimensions)
    {
        var tensor = new ProtobufWriter();
        foreach (var dimension in dimensions)
            tensor.Number(1, dimension);
        graph.Message(5, tensor.Number(2, (int)type).Text(8, name).Bytes(9, raw));
        return this;
    }

    private GraphBuilder Port(int field, string name, TensorElementType type, object[] dimensions)
    {
        var shape = new ProtobufWriter();
        foreach (var dimension in dimensions)
            shape.Message(1, dimension is string symbol ? new ProtobufWriter().Text(2, symbol) : new ProtobufWriter().Number(1, Convert.ToInt64(dimension)));
        var tensor = new ProtobufWriter().Number(1, (int)type).Message(2, shape);
        graph.Message(field, new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor)));
        return this;
    }
}
