using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>What the head of a file says of its picture.</summary>
public class ImageInfo
{
    internal ImageInfo(Size size, ImageMetadata metadata)
    {
        Size = size;
        Metadata = metadata;
    }

    public int Width => Size.Width;

    public int Height => Size.Height;

    public Size Size { get; }

    public ImageMetadata Metadata { get; }
}
