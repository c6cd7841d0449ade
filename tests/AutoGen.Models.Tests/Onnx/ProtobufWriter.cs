using System.Text;

namespace AutoGen.Models.Tests.Onnx;

/// <summary>The little of protobuf's wire format that an ONNX file needs.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0, LengthDelimited = 2;
    private readonly MemoryStream stream = new();

    public ProtobufWriter Number(int field, long value)
    {
        Unsigned((ulong)((field << 3) | Varint));
        Unsigned((ulong)value);
        return this;
    }

    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Unsigned((ulong)((field << 3) | LengthDelimited));
        Unsigned((ulong)value.Length);
        stream.Write(value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    public byte[] ToArray() => stream.ToArray();

    private void Unsigned(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
