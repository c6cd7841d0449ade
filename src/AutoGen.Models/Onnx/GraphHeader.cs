using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Onnx;

/// <summary>
/// What an .onnx file says of itself, read without loading its weights: a device gets a session for each size, and none before a
/// size is known. Field numbers are those of onnx.proto.
/// </summary>
/// <param name="Inputs">By name, without those that are weights.</param>
/// <param name="Outputs">By name.</param>
/// <param name="Bytes">Of the file and of the files of weights beside it.</param>
internal sealed record GraphHeader(IReadOnlyDictionary<string, Port> Inputs, IReadOnlyDictionary<string, Port> Outputs, long Bytes)
{
    private const int ModelGraph = 7;
    private const int GraphInitializer = 5, GraphInput = 11, GraphOutput = 12;
    private const int TensorName = 8, TensorExternal = 13;

    /// <exception cref="InvalidDataException">This is no network.</exception>
    public static GraphHeader Read(string path)
    {
        using var stream = File.OpenRead(path);
        var parts = new Parts();
        for (var model = new ProtobufReader(stream, stream.Length); model.Next();)
        {
            if (model.Field == ModelGraph)
                parts.Read(model.Message());
        }

        if (parts.Outputs.Count == 0)
            throw new InvalidDataException("The file holds no network.");
        foreach (var weights in parts.Initializers)
            parts.Inputs.Remove(weights);
        var folder = Path.GetDirectoryName(path)!;
        return new(parts.Inputs, parts.Outputs, stream.Length + parts.External.Select(name => new FileInfo(Path.Combine(folder, name))).Where(static file => file.Exists).Sum(static file => file.Length));
    }

    private sealed class Parts
    {
        public Dictionary<string, Port> Inputs { get; } = [];

        public Dictionary<string, Port> Outputs { get; } = [];

        public HashSet<string> Initializers { get; } = [];

        /// <summary>Names of files of weights.</summary>
        public HashSet<string> External { get; } = [];

        public void Read(ProtobufReader graph)
        {
            while (graph.Next())
            {
                if (graph.Field == GraphInitializer)
                    ReadTensor(graph.Message());
                else if (graph.Field is GraphInput or GraphOutput && (graph.Field == GraphInput ? Inputs : Outputs) is var ports && ReadPort(graph.Message()) is var port)
                    ports[port.Name] = port;
            }
        }

        private void ReadTensor(ProtobufReader tensor)
        {
            while (tensor.Next())
            {
                if (tensor.Field == TensorName)
                    Initializers.Add(tensor.Text());
                else if (tensor.Field == TensorExternal && ReadEntry(tensor.Message()) is ("location", var name))
                    External.Add(name);
            }
        }

        private static (string Key, string Value) ReadEntry(ProtobufReader entry)
        {
            var (key, value) = ("", "");
            while (entry.Next())
                (key, value) = entry.Field == 1 ? (entry.Text(), value) : (key, entry.Text());
            return (key, value);
        }

        /// <summary>ValueInfoProto: name, and type.tensor_type with elem_type and shape.dim.</summary>
        private static Port ReadPort(ProtobufReader info)
        {
            var port = new Port("", Port.NoTensor, [], []);
            while (info.Next())
            {
                if (info.Field == 1)
                    port = port with { Name = info.Text() };
                else if (info.Field == 2 && info.Message() is var type && type.Next() && type.Field == 1)
                    port = ReadTensorType(type.Message(), port);
            }

            return port;
        }

        private static Port ReadTensorType(ProtobufReader type, Port port)
        {
            while (type.Next())
            {
                if (type.Field == 1)
                    port = port with { Type = (TensorElementType)type.Number };
                else if (type.Field == 2)
                    port = ReadShape(type.Message(), port);
            }

            return port;
        }

        private static Port ReadShape(ProtobufReader shape, Port port)
        {
            var dimensions = new List<(int Size, string Symbol)>();
            while (shape.Next())
            {
                // a dimension is a size or a name; without either it is free
                var dimension = shape.Message();
                dimensions.Add(!dimension.Next() ? (-1, "") : dimension.Field == 1 ? ((int)dimension.Number, "") : (-1, dimension.Text()));
            }

            return port with { Dimensions = [.. dimensions.Select(static item => item.Size)], Symbols = [.. dimensions.Select(static item => item.Symbol)] };
        }
    }
}
