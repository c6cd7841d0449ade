using System.IO.Compression;
using System.Runtime.CompilerServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Reads PNG files, known by their signature, of every colour type and bit depth, interlaced or not; 16-bit samples are reduced to 8.</summary>
internal static class PngDecoder
{
    /// <summary>Deflate cannot do better than 1032 : 1, so a picture larger than that is not in the file.</summary>
    private const long HighestCompression = 1032;

    public static ImageInfo Identify(DecoderOptions options, Stream stream)
    {
        stream.Position += FileSignature.Png.Length;
        var content = PngContent.Read(stream, options, Stream.Null);
        return new ImageInfo(new Size(content.Header.Width, content.Header.Height), content.Metadata);
    }

    public static Image<TPixel> Decode<TPixel>(DecoderOptions options, Stream stream) where TPixel : unmanaged, IPixel<TPixel>
    {
        stream.Position += FileSignature.Png.Length;
        var content = PngContent.Read(stream, options, new MemoryStream());
        Check<TPixel>(content);
        content.Data.Position = 0;
        var image = new Image<TPixel>(new Size(content.Header.Width, content.Header.Height), content.Metadata);
        using var inflated = new ZLibStream(content.Data, CompressionMode.Decompress);
        try
        {
            foreach (var pass in content.Header.Passes)
                DecodePass(content, pass, inflated, image);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new InvalidImageContentException("The PNG file's pixels are cut off or damaged.", exception);
        }
        return image;
    }

    /// <summary>Before anything of the picture's size is allocated.</summary>
    private static void Check<TPixel>(PngContent content)
    {
        var header = content.Header;
        if (content.Data.Length == 0)
            throw new InvalidImageContentException("The PNG file has no pixels: it is cut off before its first IDAT chunk.");
        if ((long)header.Width * header.Height * Unsafe.SizeOf<TPixel>() > Array.MaxLength || header.RowLength(header.Width) > Array.MaxLength)
            throw new InvalidImageContentException($"The PNG file's size {header.Width} x {header.Height} is more than this program can hold.");
        if (header.InflatedLength / HighestCompression > content.Data.Length)
            throw new InvalidImageContentException($"The PNG file is cut off or lies: {content.Data.Length} bytes cannot hold {header.Width} x {header.Height} pixels.");
        if (header.ColorType == PngColorType.Palette && content.Palette.Length is 0 or > 768)
            throw new InvalidImageContentException("The PNG file has no usable palette.");
    }

    private static void DecodePass<TPixel>(PngContent content, PngPass pass, Stream inflated, Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var size = pass.Size(content.Header);
        if (size.Width == 0)
            return;
        var samples = new PngSamples(content.Header, content.Palette, content.Transparency);
        var rowLength = (int)content.Header.RowLength(size.Width);
        var filter = new PngRowFilter(content.Header.FilterDistance, rowLength);
        var (row, above) = (new byte[1 + rowLength], new byte[1 + rowLength]);
        for (var y = 0; y < size.Height; y++)
        {
            inflated.ReadExactly(row);
            filter.Remove(row[0], row.AsSpan(1), above.AsSpan(1));
            var target = image.Row(pass.Y + y * pass.StepY);
            for (var x = 0; x < size.Width; x++)
                target[pass.X + x * pass.StepX].FromRgba32(samples.Pixel(row.AsSpan(1), x));
            (row, above) = (above, row);
        }
    }
}
