using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Native;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Writes baseline JPEG files through libturbojpeg; alpha is left away. Equal pictures give equal files.</summary>
public sealed class JpegEncoder : ImageEncoder
{
    private const int DefaultQuality = 75;
    private readonly int? quality;

    /// <summary>1 to 100. Default: 75.</summary>
    public int? Quality
    {
        get => quality;
        init => quality = value is < 1 or > 100 ? throw new ArgumentException("Quality factor must be in [1..100] range.") : value;
    }

    /// <summary>Default: YCbCrRatio420.</summary>
    public JpegEncodingColor? ColorType { get; init; }

    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
    {
        NativeCodec.Require(NativeCodec.Jpeg, "JPEG");
        var (handle, file, length) = (TurboJpeg.StartCompress(), IntPtr.Zero, new CULong(0));
        try
        {
            var sampling = ColorType == JpegEncodingColor.YCbCrRatio444 ? TurboJpeg.Sampling444 : TurboJpeg.Sampling420;
            var failed = TurboJpeg.Compress(handle, PixelBytes.Of(image, 3), image.Width, image.Width * 3, image.Height, TurboJpeg.PixelsRgb, ref file, ref length, sampling, Quality ?? DefaultQuality, TurboJpeg.AccurateTransform);
            if (failed != 0)
                throw new ImageFormatException($"The picture cannot be written as JPEG: {TurboJpeg.Error(handle)}.");
            var bytes = new byte[length.Value];
            Marshal.Copy(file, bytes, 0, bytes.Length);
            stream.Write(bytes);
        }
        finally
        {
            TurboJpeg.Free(file);
            _ = TurboJpeg.Destroy(handle);
        }
    }
}
