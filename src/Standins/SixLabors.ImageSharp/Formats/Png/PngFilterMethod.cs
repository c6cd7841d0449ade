namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>The filter of every row, or the best one for each.</summary>
public enum PngFilterMethod
{
    None = 0,
    Sub = 1,
    Up = 2,
    Average = 3,
    Paeth = 4,
    Adaptive = 5,
}
