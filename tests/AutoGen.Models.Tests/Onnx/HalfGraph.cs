using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests.Onnx;

/// <summary>
/// Rewrites a float32 graph as exporters write one of float16: weights, constants, inputs and outputs are halves, and so is everything
/// computed, but for the angles of the timestep (up to 1000, which halves cannot tell apart) and the scales of Resize, which must be singles.
/// Field numbers are those of onnx.proto.
/// </summary>
internal sealed class HalfGraph
{
    private const int Single = (int)TensorElementType.Float, Half = (int)TensorElementType.Float16;
    private const int Node = 1, Initializer = 5, Input = 11, Output = 12, ValueInfo = 13;

    // names of tensors that stay single
    private readonly HashSet<string> singles = [];

    /// <summary>Rewrites the four networks of a model folder.</summary>
    public static void Convert(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "model.onnx", SearchOption.AllDirectories))
            File.WriteAllBytes(path, new HalfGraph().Model(File.ReadAllBytes(path)));
    }

    private byte[] Model(byte[] model) => Rewrite(model, (field, bytes) => field == 7 ? Graph(bytes) : bytes);

    private byte[] Graph(byte[] graph)
    {
        foreach (var (field, bytes) in Fields(graph))
        {
            if (field == Node)
                Follow(bytes);
        }

        return Rewrite(graph, (field, bytes) => field switch
        {
            Node => Rewrite(bytes, (part, attribute) => part == 5 ? Attribute(bytes, attribute) : attribute),
            Initializer => singles.Contains(Name(bytes, 8)) ? bytes : Tensor(bytes),
            Input or Output => Type(bytes),
            ValueInfo => null,
            _ => bytes,
        });
    }

    /// <summary>Which tensors stay single; the nodes come in the order of their work.</summary>
    private void Follow(byte[] node)
    {
        var (operation, inputs, outputs) = (Name(node, 4), Names(node, 1), Names(node, 2));
        if (operation == "Resize")
            singles.UnionWith(inputs.Skip(1));
        else if (operation == "Cast" ? inputs[0] == "timestep" : inputs.Any(singles.Contains))
            singles.UnionWith([.. inputs, .. outputs]);
    }

    private byte[] Attribute(byte[] node, byte[] attribute)
    {
        var operation = Name(node, 4);
        if (singles.Contains(Names(node, 2)[0]) || operation is not ("Cast" or "Constant" or "ConstantOfShape"))
            return attribute;
        if (operation == "Cast")
            return new ProtobufWriter().Text(1, "to").Number(3, Number(attribute, 3) == Single ? Half : Number(attribute, 3)).Number(20, 2).ToArray();
        return Rewrite(attribute, static (field, bytes) => field == 5 ? Tensor(bytes) : bytes);
    }

    private static byte[] Type(byte[] port) => Rewrite(port, static (field, type) => field != 2 ? type : Rewrite(type, static (kind, tensor) =>
        kind != 1 || Number(tensor, 1) != Single ? tensor : [.. new ProtobufWriter().Number(1, Half).ToArray(), .. Rewrite(tensor, static (part, bytes) => bytes, skippedNumber: 1)]));

    private static byte[] Tensor(byte[] tensor)
    {
        if (Number(tensor, 2) != Single)
            return tensor;
        var rest = Rewrite(tensor, static (field, raw) => field == 9 ? Halves(raw) : raw, skippedNumber: 2);
        return [.. new ProtobufWriter().Number(2, Half).ToArray(), .. rest];
    }

    private static byte[] Halves(byte[] singles) => MemoryMarshal.AsBytes(MemoryMarshal.Cast<byte, float>(singles).ToArray().Select(static value => (System.Half)value).ToArray().AsSpan()).ToArray();

    private static string Name(byte[] message, int field) => Names(message, field).FirstOrDefault("");

    private static List<string> Names(byte[] message, int field) => [.. Fields(message).Where(item => item.Field == field).Select(static item => Encoding.UTF8.GetString(item.Bytes))];

    private static long Number(byte[] message, int field)
    {
        var found = 0L;
        Walk(message, (number, value, bytes) => found = bytes is null && number == field ? value : found);
        return found;
    }

    private static List<(int Field, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new List<(int, byte[])>();
        Walk(message, (field, _, bytes) =>
        {
            if (bytes is not null)
                fields.Add((field, bytes));
        });
        return fields;
    }

    /// <summary>The message with its length-delimited fields replaced, and left out where the answer is null.</summary>
    private static byte[] Rewrite(byte[] message, Func<int, byte[], byte[]?> replace, int skippedNumber = 0)
    {
        var writer = new ProtobufWriter();
        Walk(message, (field, value, bytes) =>
        {
            if (bytes is not null && replace(field, bytes) is { } instead)
                writer.Bytes(field, instead);
            else if (bytes is null && field != skippedNumber)
                writer.Number(field, value);
        });
        return writer.ToArray();
    }

    /// <summary>Calls with number and value of each field; attributes that are floating-point numbers are not looked into.</summary>
    private static void Walk(byte[] message, Action<int, long, byte[]?> take)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var length = (tag & 7) == 2 ? (int)Varint(message, ref at) : 0;
            Assert.True((tag & 7) is 0 or 2, $"A field of wire type {tag & 7}.");
            if ((tag & 7) == 2)
                take((int)(tag >> 3), 0, message[at..(at + length)]);
            else
                take((int)(tag >> 3), Varint(message, ref at), null);
            at += length;
        }
    }

    private static long Varint(byte[] message, ref int at)
    {
        var (value, shift) = (0L, 0);
        for (; message[at] >= 0x80; shift += 7)
            value |= (long)(message[at++] & 0x7F) << shift;
        return value | ((long)message[at++] << shift);
    }
}
