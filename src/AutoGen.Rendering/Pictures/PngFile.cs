using System.Buffers.Binary;

namespace AutoGen.Rendering.Pictures;

/// <summary>The chunk structure of PNG files (ISO/IEC 15948), as far as the decoder is too lenient about it.</summary>
internal static class PngFile
{
    private const uint EndChunk = 0x49454E44, ExifChunk = 0x65584966; // IEND, eXIf
    private const int LongestExif = 1 << 16; // as in a JPEG file

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>
    /// Whether it is a PNG file without its end: ImageSharp fills what is missing after a whole chunk with black. Leaves
    /// the stream at its start.
    /// </summary>
    public static bool IsCutShort(Stream stream)
    {
        var cutShort = IsPng(stream) && Find(stream, EndChunk) is null;
        stream.Position = 0;
        return cutShort;
    }

    /// <summary>The Exif block of a PNG file; null where it has none. Leaves the stream at its start.</summary>
    public static byte[]? Exif(Stream stream)
    {
        byte[]? block = null;
        if (Find(stream, ExifChunk) is { } length and <= LongestExif)
        {
            block = new byte[length];
            if (stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false) < block.Length)
                block = null;
        }

        stream.Position = 0;
        return block;
    }

    /// <summary>Whether it begins like a PNG file. Leaves the stream at its start.</summary>
    public static bool IsPng(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        stream.Position = 0;
        var isPng = stream.ReadAtLeast(start, 8, throwOnEndOfStream: false) == 8 && start.SequenceEqual(Signature);
        stream.Position = 0;
        return isPng;
    }

    /// <summary>The length of the first chunk of a kind, at whose data it leaves the stream; null where there is none.</summary>
    private static uint? Find(Stream stream, uint kind)
    {
        Span<byte> head = stackalloc byte[8];
        stream.Position = head.Length;
        while (stream.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8)
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(head[4..]) == kind)
                return BinaryPrimitives.ReadUInt32BigEndian(head);
            stream.Position += BinaryPrimitives.ReadUInt32BigEndian(head) + 4L; // data and checksum
        }

        return null;
    }
}
