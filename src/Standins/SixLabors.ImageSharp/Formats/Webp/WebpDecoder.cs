using SixLabors.ImageSharp.Formats.Native;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Reads WebP files through libwebp: lossy and lossless, with and without alpha, not animated.</summary>
internal static class WebpDecoder
{
    public static ImageInfo Identify(DecoderOptions options, Stream stream)
    {
        var file = PixelBytes.ReadFile(stream);
        return new ImageInfo(ReadSize(file), Metadata(options, file));
    }

    public static Image<TPixel> Decode<TPixel>(DecoderOptions options, Stream stream) where TPixel : unmanaged, IPixel<TPixel>
    {
        var file = PixelBytes.ReadFile(stream);
        var size = ReadSize(file);
        PixelBytes.CheckSize(size, "WebP");
        var pixels = new byte[size.Width * size.Height * 4];
        if (WebpLibrary.Decode(file, (nuint)file.Length, pixels, (nuint)pixels.Length, size.Width * 4) == IntPtr.Zero)
            throw new InvalidImageContentException("The WebP file's pixels are cut off or damaged.");
        return PixelBytes.ToImage<TPixel>(pixels, size, 4, Metadata(options, file));
    }

    private static Size ReadSize(byte[] file)
    {
        NativeCodec.Require(NativeCodec.Webp, "WebP");
        if (WebpChunks.IsAnimated(file))
            throw new NotSupportedException("it is an animated WebP picture, and this program was built with a stand-in for ImageSharp that reads single pictures only");
        return WebpLibrary.ReadHeader(file, (nuint)file.Length, out var width, out var height) != 0
            ? new Size(width, height)
            : throw new InvalidImageContentException("The WebP file's head is cut off or damaged.");
    }

    private static ImageMetadata Metadata(DecoderOptions options, byte[] file) => new()
    {
        DecodedImageFormat = WebpFormat.Instance,
        ExifProfile = options.SkipMetadata ? null : WebpChunks.Exif(file),
    };
}
