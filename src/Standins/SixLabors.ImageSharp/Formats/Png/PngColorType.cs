namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>The colour type byte of a PNG header.</summary>
public enum PngColorType : byte
{
    Grayscale = 0,
    Rgb = 2,
    Palette = 3,
    GrayscaleWithAlpha = 4,
    RgbWithAlpha = 6,
}
