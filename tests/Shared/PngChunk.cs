using System.Buffers.Binary;
using System.Text;

namespace AutoGen.Tests.Shared;

/// <summary>A chunk of a PNG file, read and written without ImageSharp.</summary>
/// <param name="Type">For example <c>IDAT</c>.</param>
/// <param name="Data">Its data.</param>
/// <param name="End">Where the next chunk starts.</param>
internal sealed record PngChunk(string Type, byte[] Data, int End)
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static IReadOnlyList<PngChunk> ReadAll(byte[] file)
    {
        Assert.Equal(Signature, file[..8]);
        List<PngChunk> chunks = [];
        for (var position = 8; position < file.Length; position = chunks[^1].End)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(position));
            var data = file.AsSpan(position + 8, length).ToArray();
            chunks.Add(new PngChunk(Encoding.ASCII.GetString(file, position + 4, 4), data, position + 12 + length));
        }

        return chunks;
    }

    /// <summary>The text under <c>parameters</c> of a finished picture.</summary>
    public static string Parameters(string path)
    {
        var text = ReadAll(File.ReadAllBytes(path)).Single(static chunk => chunk.Type == "tEXt");
        return Encoding.Latin1.GetString(text.Data["parameters".Length..]).TrimStart('\0');
    }

    /// <summary>A file whose header promises a size that its few bytes of data do not hold.</summary>
    public static byte[] Bomb(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [.. Signature, .. Write("IHDR", header), .. Write("IDAT", [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), .. Write("IEND", [])];
    }

    /// <summary>The same picture with its data in chunks of 10,000 bytes, as other programs write them.</summary>
    public static byte[] Split(byte[] file)
    {
        var chunks = ReadAll(file);
        var data = chunks.Where(static chunk => chunk.Type == "IDAT").SelectMany(static chunk => chunk.Data).Chunk(10_000);
        return [.. Signature, .. Write("IHDR", chunks[0].Data), .. data.SelectMany(static part => Write("IDAT", part)), .. Write("IEND", [])];
    }

    private static byte[] Write(string type, byte[] data)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        checkedPart.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Checksum(checkedPart));
        return chunk;
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
