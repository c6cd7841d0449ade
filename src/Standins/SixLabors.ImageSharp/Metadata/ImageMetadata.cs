using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>What is known of a picture beside its pixels: PNG's texts and Exif.</summary>
public sealed class ImageMetadata
{
    /// <summary>The format the picture was read from; null when it was not read from a file.</summary>
    public IImageFormat? DecodedImageFormat { get; internal init; }

    /// <summary>Null where there is none.</summary>
    public ExifProfile? ExifProfile { get; set; }

    internal PngMetadata Png { get; private init; } = new();

    public ImageMetadata DeepClone() => new() { DecodedImageFormat = DecodedImageFormat, ExifProfile = ExifProfile?.DeepClone(), Png = new PngMetadata(Png) };
}
