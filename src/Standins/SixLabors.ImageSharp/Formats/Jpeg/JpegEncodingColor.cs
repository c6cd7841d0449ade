namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>How colours are stored: with all of their detail, or with a quarter of it.</summary>
public enum JpegEncodingColor
{
    YCbCrRatio420 = 0,
    YCbCrRatio444 = 1,
}
