namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes 8-bit RGB and RGBA PNG files. Equal pictures and texts give equal files.</summary>
public class PngEncoder : QuantizingImageEncoder
{
    /// <summary>Rgb or RgbWithAlpha. Default: what the pixel type holds.</summary>
    public PngColorType? ColorType { get; init; }

    /// <summary>Bit8. Default: Bit8.</summary>
    public PngBitDepth? BitDepth { get; init; }

    /// <summary>Default: Adaptive.</summary>
    public PngFilterMethod? FilterMethod { get; init; }

    /// <summary>None. Default: None.</summary>
    public PngInterlaceMode? InterlaceMethod { get; init; }

    /// <summary>Default: DefaultCompression (6).</summary>
    public PngCompressionLevel CompressionLevel { get; init; } = PngCompressionLevel.DefaultCompression;

    /// <summary>Texts of more characters than this are compressed. Default: 1024.</summary>
    public int TextCompressionThreshold { get; init; } = 1024;

    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken) =>
        PngWriter.Write(image, stream, this);
}
