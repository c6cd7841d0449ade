using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Native;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Reads JPEG files through libturbojpeg: baseline and progressive; grey, YCbCr, RGB, CMYK and YCCK.</summary>
internal static class JpegDecoder
{
    public static ImageInfo Identify(DecoderOptions options, Stream stream)
    {
        var file = PixelBytes.ReadFile(stream);
        return Use(file, (_, size, _) => new ImageInfo(size, Metadata(options, file)));
    }

    public static Image<TPixel> Decode<TPixel>(DecoderOptions options, Stream stream) where TPixel : unmanaged, IPixel<TPixel>
    {
        var file = PixelBytes.ReadFile(stream);
        return Use(file, (handle, size, colours) =>
        {
            PixelBytes.CheckSize(size, "JPEG");
            var isCmyk = colours is TurboJpeg.ColoursCmyk or TurboJpeg.ColoursYcck;
            var pixels = isCmyk ? FromCmyk(Pixels(handle, file, size, TurboJpeg.PixelsCmyk, 4)) : Pixels(handle, file, size, TurboJpeg.PixelsRgb, 3);
            return PixelBytes.ToImage<TPixel>(pixels, size, 3, Metadata(options, file));
        });
    }

    private static T Use<T>(byte[] file, Func<IntPtr, Size, int, T> use)
    {
        NativeCodec.Require(NativeCodec.Jpeg, "JPEG");
        var handle = TurboJpeg.StartDecompress();
        try
        {
            var failed = TurboJpeg.ReadHeader(handle, file, new CULong((nuint)file.Length), out var width, out var height, out _, out var colours) != 0;
            if (failed && TurboJpeg.Error(handle).StartsWith("Unsupported", StringComparison.Ordinal))
                throw new NotSupportedException($"it is a JPEG picture of a seldom kind ({TurboJpeg.Error(handle)})");
            if (failed || width < 1 || height < 1)
                throw new InvalidImageContentException($"The JPEG file's head is cut off or damaged: {TurboJpeg.Error(handle)}.");
            return use(handle, new Size(width, height), colours);
        }
        finally
        {
            _ = TurboJpeg.Destroy(handle);
        }
    }

    private static byte[] Pixels(IntPtr handle, byte[] file, Size size, int format, int channels)
    {
        var pixels = new byte[size.Width * size.Height * channels];
        if (TurboJpeg.Decompress(handle, file, new CULong((nuint)file.Length), pixels, size.Width, size.Width * channels, size.Height, format, TurboJpeg.AccurateTransform | TurboJpeg.LimitScans) == 0)
            return pixels;

        // a warning is what other programs pass over too, but not that the pixels end early
        if (!TurboJpeg.IsWarning(handle) || TurboJpeg.Error(handle).Contains("remature end", StringComparison.Ordinal))
            throw new InvalidImageContentException($"The JPEG file's pixels are cut off or damaged: {TurboJpeg.Error(handle)}.");
        return pixels;
    }

    /// <summary>Programs that write CMYK write it inverted, as Adobe's do.</summary>
    private static byte[] FromCmyk(byte[] cmyk)
    {
        var rgb = new byte[cmyk.Length / 4 * 3];
        for (var index = 0; index < rgb.Length; index++)
            rgb[index] = (byte)(((cmyk[(index / 3 * 4) + (index % 3)] * cmyk[(index / 3 * 4) + 3]) + 127) / 255);
        return rgb;
    }

    private static ImageMetadata Metadata(DecoderOptions options, byte[] file) => new()
    {
        DecodedImageFormat = JpegFormat.Instance,
        ExifProfile = options.SkipMetadata ? null : JpegSegments.Exif(file),
    };
}
