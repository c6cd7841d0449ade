using SixLabors.ImageSharp.Formats.Png.Chunks;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>What a PNG file says beside its pixels.</summary>
public class PngMetadata
{
    public PngMetadata()
    {
    }

    internal PngMetadata(PngMetadata other)
    {
        ColorType = other.ColorType;
        BitDepth = other.BitDepth;
        InterlaceMethod = other.InterlaceMethod;
        TextData = [.. other.TextData];
    }

    public PngColorType? ColorType { get; set; }

    public PngBitDepth? BitDepth { get; set; }

    public PngInterlaceMode? InterlaceMethod { get; set; }

    /// <summary>The tEXt, zTXt and iTXt chunks in the order of the file.</summary>
    public IList<PngTextData> TextData { get; set; } = [];
}
