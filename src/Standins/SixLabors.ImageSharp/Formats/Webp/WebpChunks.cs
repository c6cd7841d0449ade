using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>The chunks of a WebP file (the RIFF container of Google's specification).</summary>
internal static class WebpChunks
{
    private const int FirstChunk = 12, ChunkHead = 8;
    private const byte Animation = 0x02;

    public static bool IsAnimated(ReadOnlySpan<byte> file) =>
        file.Length > FirstChunk + ChunkHead && file[FirstChunk..].StartsWith("VP8X"u8) && (file[FirstChunk + ChunkHead] & Animation) != 0;

    /// <summary>Null where the file has none. Some programs put JPEG's mark before it.</summary>
    public static ExifProfile? Exif(ReadOnlySpan<byte> file)
    {
        for (long position = FirstChunk; position + ChunkHead <= file.Length;)
        {
            var chunk = file[(int)position..];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (length > chunk.Length - ChunkHead)
                return null;
            var content = chunk.Slice(ChunkHead, (int)length);
            if (chunk.StartsWith("EXIF"u8))
                return new ExifProfile((content.StartsWith("Exif\0\0"u8) ? content[6..] : content).ToArray());
            position += ChunkHead + length + (length % 2);
        }

        return null;
    }
}
