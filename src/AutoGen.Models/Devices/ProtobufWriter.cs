using System.Text;

namespace AutoGen.Models.Devices;

/// <summary>A message in the wire format of protocol buffers, as far as ONNX files need it.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintType = 0, BytesType = 2;

    private readonly MemoryStream bytes = new();

    public byte[] ToArray() => bytes.ToArray();

    public ProtobufWriter Number(int field, long value)
    {
        Varint((field << 3) | VarintType);
        Varint(value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, ProtobufWriter value) => Bytes(field, value.ToArray());

    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((field << 3) | BytesType);
        Varint(value.Length);
        bytes.Write(value);
        return this;
    }

    private void Varint(long value)
    {
        var rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7)
            bytes.WriteByte((byte)(rest | 0x80));
        bytes.WriteByte((byte)rest);
    }
}
