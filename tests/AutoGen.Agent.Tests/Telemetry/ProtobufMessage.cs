using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AutoGen.Agent.Tests.Telemetry;

/// <summary>A message in protobuf's wire format, read without its schema: fields by number, as often as they are there.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, ulong Number, byte[] Bytes)> fields = [];

    public ProtobufMessage(ReadOnlySpan<byte> wire)
    {
        while (!wire.IsEmpty)
        {
            var tag = Varint(ref wire);
            var field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add((field, Varint(ref wire), []));
                    break;
                case 1:
                    fields.Add((field, BinaryPrimitives.ReadUInt64LittleEndian(wire), []));
                    wire = wire[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref wire);
                    fields.Add((field, 0, wire[..length].ToArray()));
                    wire = wire[length..];
                    break;
                case 5:
                    fields.Add((field, BinaryPrimitives.ReadUInt32LittleEndian(wire), []));
                    wire = wire[4..];
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {tag & 7}.");
            }
        }
    }

    public ulong Number(int field) => fields.FirstOrDefault(entry => entry.Field == field).Number;

    public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));

    public byte[] Bytes(int field) => fields.FirstOrDefault(entry => entry.Field == field).Bytes ?? [];

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    /// <summary>The messages along a path of fields, each as often as it is there.</summary>
    public IEnumerable<ProtobufMessage> All(params int[] path) =>
        fields.Where(entry => entry.Field == path[0]).Select(static entry => new ProtobufMessage(entry.Bytes)).SelectMany(message => path.Length == 1 ? [message] : message.All(path[1..]));

    /// <summary>OTLP's list of KeyValue in a field, values as text.</summary>
    public IReadOnlyDictionary<string, string> Attributes(int field) => All(field).ToDictionary(static pair => pair.Text(1), static pair => Value(pair.All(2).Single()));

    private static string Value(ProtobufMessage any) => any.fields.Count == 0 ? "" : any.fields[0].Field switch
    {
        1 => any.Text(1),
        3 => ((long)any.Number(3)).ToString(CultureInfo.InvariantCulture),
        4 => any.Double(4).ToString(CultureInfo.InvariantCulture),
        _ => any.Number(any.fields[0].Field).ToString(CultureInfo.InvariantCulture),
    };

    private static ulong Varint(ref ReadOnlySpan<byte> wire)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = wire[0];
            wire = wire[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
