using System.Text;

namespace AutoGen.Models.Onnx;

/// <summary>Walks over the fields of a message in the wire format of protocol buffers; what is not asked for is not read.</summary>
/// <param name="stream">Stands at the first field.</param>
/// <param name="end">Position behind the last.</param>
internal sealed class ProtobufReader(Stream stream, long end)
{
    private const int VarintType = 0, Fixed64Type = 1, BytesType = 2, Fixed32Type = 5;
    private const int LongestText = 1 << 16;

    private long start = stream.Position, next = stream.Position;

    /// <summary>Number of the field.</summary>
    public int Field { get; private set; }

    /// <summary>Its value, where it is a whole number.</summary>
    public long Number { get; private set; }

    /// <summary>Goes on to the next field; false behind the last.</summary>
    /// <exception cref="InvalidDataException">This is no message.</exception>
    public bool Next()
    {
        stream.Position = next;
        if (next >= end)
            return false;
        var tag = Varint();
        Field = (int)(tag >> 3);
        var length = (tag & 7) switch
        {
            VarintType => 0,
            Fixed64Type => sizeof(long),
            Fixed32Type => sizeof(int),
            BytesType => Varint(),
            _ => throw new InvalidDataException("This is no message of protocol buffers."),
        };
        if ((tag & 7) == VarintType)
            Number = Varint();
        start = stream.Position;
        if (length < 0 || length > end - start)
            throw new InvalidDataException("A field is longer than its message.");
        next = start + length;
        return true;
    }

    /// <summary>The field as a message.</summary>
    public ProtobufReader Message()
    {
        stream.Position = start;
        return new ProtobufReader(stream, next);
    }

    /// <summary>The field as a text.</summary>
    public string Text()
    {
        if (next - start > LongestText)
            throw new InvalidDataException("A name is too long.");
        var bytes = new byte[next - start];
        stream.Position = start;
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private long Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = stream.ReadByte();
            if (part < 0)
                throw new InvalidDataException("The file ends too early.");
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)value;
        }

        throw new InvalidDataException("A number is too long.");
    }
}
