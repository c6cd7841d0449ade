namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Bits of one sample (or palette index).</summary>
public enum PngBitDepth : byte
{
    Bit1 = 1,
    Bit2 = 2,
    Bit4 = 4,
    Bit8 = 8,
    Bit16 = 16,
}
