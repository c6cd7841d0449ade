using System.Buffers.Binary;
using AutoGen.Abstractions;
using SixLabors.ImageSharp;

namespace AutoGen.Rendering.Pictures;

/// <summary>
/// Puts an Exif block into a JPEG or WebP file. Encoders write such blocks too, but UserComment only in the byte order
/// that other tools do not read.
/// </summary>
internal static class ExifContainer
{
    private const int WebpHeader = 12, ChunkHeader = 8, ExtendedLength = 10;
    private const byte HasExif = 0x08, HasAlpha = 0x10;

    private static ReadOnlySpan<byte> JpegMark => "Exif\0\0"u8;

    /// <summary>What one JPEG segment holds besides its length and the mark.</summary>
    public static int LongestInJpeg => ushort.MaxValue - 2 - JpegMark.Length;

    /// <param name="file">As the encoder wrote it.</param>
    /// <param name="format">JPEG or WebP.</param>
    /// <param name="exif">The block; one that is too long for a JPEG file is left out.</param>
    /// <param name="size">Of the picture.</param>
    /// <param name="hasAlpha">Whether the picture has.</param>
    public static byte[] Insert(byte[] file, PictureFormat format, byte[] exif, Size size, bool hasAlpha) =>
        format == PictureFormat.Webp ? IntoWebp(file, exif, size, hasAlpha)
        : exif.Length <= LongestInJpeg ? IntoJpeg(file, exif)
        : file;

    /// <summary>Behind the start marker and JFIF's segment, which wants to be first.</summary>
    private static byte[] IntoJpeg(byte[] file, byte[] exif)
    {
        var position = 2;
        if (file[2] == 0xFF && file[3] == 0xE0)
            position += 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4));
        byte[] head = [0xFF, 0xE1, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(2 + JpegMark.Length + exif.Length));
        return [.. file[..position], .. head, .. JpegMark, .. exif, .. file[position..]];
    }

    /// <summary>The block is the last chunk; a simple file gets the extended header that says so.</summary>
    private static byte[] IntoWebp(byte[] file, byte[] exif, Size size, bool hasAlpha)
    {
        var body = file[WebpHeader..];
        if (body.AsSpan().StartsWith("VP8X"u8))
            body[ChunkHeader] |= HasExif;
        else
            body = [.. Chunk("VP8X"u8, Extended(size, hasAlpha)), .. body];
        byte[] whole = [.. file[..WebpHeader], .. body, .. Chunk("EXIF"u8, exif)];
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)(whole.Length - ChunkHeader));
        return whole;
    }

    private static byte[] Extended(Size size, bool hasAlpha)
    {
        var content = new byte[ExtendedLength];
        content[0] = (byte)(HasExif | (hasAlpha ? HasAlpha : 0));
        WriteUInt24(content.AsSpan(4), size.Width - 1);
        WriteUInt24(content.AsSpan(7), size.Height - 1);
        return content;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        var chunk = new byte[ChunkHeader + content.Length + (content.Length % 2)];
        name.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), content.Length);
        content.CopyTo(chunk, ChunkHeader);
        return chunk;
    }

    private static void WriteUInt24(Span<byte> target, int value) =>
        (target[0], target[1], target[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
}
