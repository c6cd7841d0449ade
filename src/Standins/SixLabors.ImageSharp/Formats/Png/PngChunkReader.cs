using System.Buffers.Binary;
using System.Text;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Walks the chunks of a PNG file, which follow its 8-byte signature. Never believes a length before it saw the bytes.</summary>
internal sealed class PngChunkReader(Stream stream)
{
    private readonly byte[] head = new byte[8];
    private readonly byte[] buffer = new byte[8192];

    /// <summary>Four letters; the first one is upper case when the picture cannot be read without the chunk.</summary>
    public string Type { get; private set; } = "";

    public int Length { get; private set; }

    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);

    /// <summary>Goes to the next chunk; false at the end of the file.</summary>
    public bool Next()
    {
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        Type = Encoding.Latin1.GetString(head, 4, 4);
        if (Type != "IEND" && length + (long)sizeof(uint) > stream.Length - stream.Position)
            throw new InvalidImageContentException($"The PNG file is cut off: its {Type} chunk has {length} bytes, {stream.Length - stream.Position} remain.");
        Length = (int)length;
        return true;
    }

    /// <summary>Copies the chunk's data to <paramref name="target"/>; false when its checksum is wrong.</summary>
    public bool TryCopyTo(Stream target)
    {
        var crc = PngCrc.Start(head.AsSpan(4));
        for (var left = Length; left > 0;)
        {
            var piece = buffer.AsSpan(0, Math.Min(left, buffer.Length));
            stream.ReadExactly(piece);
            crc.Add(piece);
            target.Write(piece);
            left -= piece.Length;
        }
        Span<byte> expected = stackalloc byte[sizeof(uint)];
        stream.ReadExactly(expected);
        return BinaryPrimitives.ReadUInt32BigEndian(expected) == crc.Value;
    }

    public void CopyTo(Stream target)
    {
        if (!TryCopyTo(target))
            throw new InvalidImageContentException($"The PNG file is damaged: the checksum of its {Type} chunk is wrong.");
    }

    public byte[] Read()
    {
        var data = new MemoryStream(Length);
        CopyTo(data);
        return data.ToArray();
    }
}
