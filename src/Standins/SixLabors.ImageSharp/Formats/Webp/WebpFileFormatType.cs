namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>The two kinds of WebP.</summary>
public enum WebpFileFormatType
{
    Lossless,
    Lossy,
}
