namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>The interlace byte of a PNG header.</summary>
public enum PngInterlaceMode : byte
{
    None = 0,
    Adam7 = 1,
}
