using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Writes WebP files through libwebp. Equal pictures give equal files.</summary>
public sealed class WebpEncoder : ImageEncoder
{
    private const int LongestSide = 16383;

    /// <summary>Default: Lossy.</summary>
    public WebpFileFormatType? FileFormat { get; init; }

    /// <summary>0 to 100; without effect where it is lossless. Default: 75.</summary>
    public int Quality { get; init; } = 75;

    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
    {
        NativeCodec.Require(NativeCodec.Webp, "WebP");
        if (image.Width > LongestSide || image.Height > LongestSide)
            throw new ImageFormatException($"The picture of {image.Width} x {image.Height} pixels cannot be written as WebP, which holds up to {LongestSide} a side.");
        var channels = typeof(TPixel) == typeof(Rgb24) ? 3 : 4;
        var length = (int)Encode(PixelBytes.Of(image, channels), image.Width, image.Height, channels, out var file);
        try
        {
            if (length == 0)
                throw new ImageFormatException("The picture cannot be written as WebP.");
            var bytes = new byte[length];
            Marshal.Copy(file, bytes, 0, length);
            stream.Write(bytes);
        }
        finally
        {
            WebpLibrary.Free(file);
        }
    }

    private UIntPtr Encode(byte[] pixels, int width, int height, int channels, out IntPtr file) => (FileFormat, channels) switch
    {
        (WebpFileFormatType.Lossless, 3) => WebpLibrary.EncodeLosslessRgb(pixels, width, height, width * 3, out file),
        (WebpFileFormatType.Lossless, _) => WebpLibrary.EncodeLosslessRgba(pixels, width, height, width * 4, out file),
        (_, 3) => WebpLibrary.EncodeRgb(pixels, width, height, width * 3, Quality, out file),
        _ => WebpLibrary.EncodeRgba(pixels, width, height, width * 4, Quality, out file),
    };
}
