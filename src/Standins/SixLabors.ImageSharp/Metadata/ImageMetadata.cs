using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>What is known of a picture beside its pixels; only what PNG brings.</summary>
public sealed class ImageMetadata
{
    /// <summary>The format the picture was read from; null when it was not read from a file.</summary>
    public IImageFormat? DecodedImageFormat { get; internal init; }

    internal PngMetadata Png { get; private init; } = new();

    public ImageMetadata DeepClone() => new() { DecodedImageFormat = DecodedImageFormat, Png = new PngMetadata(Png) };
}
