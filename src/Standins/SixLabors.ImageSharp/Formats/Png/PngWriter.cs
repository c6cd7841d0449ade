using System.Buffers.Binary;
using System.IO.Compression;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes a picture as PNG: header, texts, pixels, end. Nothing in the file depends on time or place.</summary>
internal static class PngWriter
{
    /// <summary>Readers check and hand on pixels chunk by chunk.</summary>
    private const int LongestData = 64 * 1024;

    public static void Write<TPixel>(Image<TPixel> image, Stream stream, PngEncoder encoder) where TPixel : unmanaged, IPixel<TPixel>
    {
        var header = Header(image, encoder);
        stream.Write(FileSignature.Png);
        WriteHeader(stream, header);
        if (!encoder.SkipMetadata)
        {
            foreach (var text in image.Metadata.Png.TextData)
                PngTextWriter.Write(stream, text, encoder);
        }
        WriteData(stream, Compress(image, header, encoder));
        WriteChunk(stream, "IEND"u8, []);
    }

    public static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        var crc = PngCrc.Start(type);
        crc.Add(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.Value);
        stream.Write(number);
    }

    private static void WriteData(Stream stream, ReadOnlySpan<byte> data)
    {
        for (; data.Length > LongestData; data = data[LongestData..])
            WriteChunk(stream, "IDAT"u8, data[..LongestData]);
        WriteChunk(stream, "IDAT"u8, data);
    }

    private static PngHeader Header<TPixel>(Image<TPixel> image, PngEncoder encoder) where TPixel : unmanaged, IPixel<TPixel>
    {
        var color = encoder.ColorType ?? (typeof(TPixel) == typeof(Rgb24) ? PngColorType.Rgb : PngColorType.RgbWithAlpha);
        if (color is not (PngColorType.Rgb or PngColorType.RgbWithAlpha)
            || encoder.BitDepth is not (null or PngBitDepth.Bit8)
            || encoder.InterlaceMethod is not (null or PngInterlaceMode.None))
            throw new NotSupportedException("The ImageSharp stand-in writes 8-bit RGB and RGBA PNG files without interlace only.");
        return new PngHeader(image.Width, image.Height, 8, color, PngInterlaceMode.None);
    }

    private static void WriteHeader(Stream stream, PngHeader header)
    {
        Span<byte> data = stackalloc byte[PngHeader.Size];
        data.Clear();
        BinaryPrimitives.WriteInt32BigEndian(data, header.Width);
        BinaryPrimitives.WriteInt32BigEndian(data[4..], header.Height);
        data[8] = header.BitDepth;
        data[9] = (byte)header.ColorType;
        WriteChunk(stream, "IHDR"u8, data);
    }

    private static ReadOnlySpan<byte> Compress<TPixel>(Image<TPixel> image, PngHeader header, PngEncoder encoder)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var compressed = new MemoryStream();
        var level = new ZLibCompressionOptions { CompressionLevel = (int)encoder.CompressionLevel };
        using (var deflater = new ZLibStream(compressed, level, leaveOpen: true))
            WriteRows(image, header, encoder.FilterMethod ?? PngFilterMethod.Adaptive, deflater);
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void WriteRows<TPixel>(Image<TPixel> image, PngHeader header, PngFilterMethod method, Stream target)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var rowLength = (int)header.RowLength(header.Width);
        var filter = new PngRowFilter(header.FilterDistance, rowLength);
        var (row, above, filtered) = (new byte[rowLength], new byte[rowLength], new byte[1 + rowLength]);
        for (var y = 0; y < header.Height; y++)
        {
            Pack(image.Row(y), row, header.SamplesPerPixel);
            filtered[0] = filter.Apply(method, row, above, filtered.AsSpan(1));
            target.Write(filtered);
            (row, above) = (above, row);
        }
    }

    private static void Pack<TPixel>(ReadOnlySpan<TPixel> pixels, Span<byte> row, int samples) where TPixel : unmanaged, IPixel<TPixel>
    {
        Rgba32 pixel = default;
        for (var x = 0; x < pixels.Length; x++)
        {
            pixels[x].ToRgba32(ref pixel);
            var target = row.Slice(x * samples, samples);
            (target[0], target[1], target[2]) = (pixel.R, pixel.G, pixel.B);
            if (samples == 4)
                target[3] = pixel.A;
        }
    }
}
