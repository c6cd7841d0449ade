using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

public abstract partial class Image
{
    public static ImageInfo Identify(Stream stream) => Identify(new DecoderOptions(), stream);

    public static ImageInfo Identify(ReadOnlySpan<byte> buffer) => Identify(new DecoderOptions(), buffer);

    public static ImageInfo Identify(string path) => Identify(new DecoderOptions(), path);

    public static ImageInfo Identify(DecoderOptions options, string path)
    {
        using var file = File.OpenRead(path);
        return Identify(options, file);
    }

    public static ImageInfo Identify(DecoderOptions options, ReadOnlySpan<byte> buffer) =>
        Identify(options, new MemoryStream(buffer.ToArray()));

    /// <summary>Reads the header and the texts; allocates nothing of the picture's size.</summary>
    public static ImageInfo Identify(DecoderOptions options, Stream stream)
    {
        stream = Seekable(stream);
        return FileSignature.Detect(stream) switch
        {
            FileKind.Jpeg => JpegDecoder.Identify(options, stream),
            FileKind.Webp => WebpDecoder.Identify(options, stream),
            _ => PngDecoder.Identify(options, stream),
        };
    }

    public static Image<TPixel> Load<TPixel>(Stream stream) where TPixel : unmanaged, IPixel<TPixel> =>
        Load<TPixel>(new DecoderOptions(), stream);

    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> data) where TPixel : unmanaged, IPixel<TPixel> =>
        Load<TPixel>(new DecoderOptions(), data);

    public static Image<TPixel> Load<TPixel>(string path) where TPixel : unmanaged, IPixel<TPixel> =>
        Load<TPixel>(new DecoderOptions(), path);

    public static Image<TPixel> Load<TPixel>(DecoderOptions options, string path) where TPixel : unmanaged, IPixel<TPixel>
    {
        using var file = File.OpenRead(path);
        return Load<TPixel>(options, file);
    }

    public static Image<TPixel> Load<TPixel>(DecoderOptions options, ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel> => Load<TPixel>(options, new MemoryStream(data.ToArray()));

    public static Image<TPixel> Load<TPixel>(DecoderOptions options, Stream stream) where TPixel : unmanaged, IPixel<TPixel>
    {
        stream = Seekable(stream);
        return FileSignature.Detect(stream) switch
        {
            FileKind.Jpeg => JpegDecoder.Decode<TPixel>(options, stream),
            FileKind.Webp => WebpDecoder.Decode<TPixel>(options, stream),
            _ => PngDecoder.Decode<TPixel>(options, stream),
        };
    }

    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> => LoadPixelData(MemoryMarshal.Cast<byte, TPixel>(data), width, height);

    /// <summary>Copies <paramref name="data"/>, row by row from the top.</summary>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var image = new Image<TPixel>(width, height);
        ArgumentOutOfRangeException.ThrowIfLessThan(data.Length, image.Pixels.Length, nameof(data));
        data[..image.Pixels.Length].CopyTo(image.Pixels);
        return image;
    }

    private static Stream Seekable(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek)
            return stream;
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
