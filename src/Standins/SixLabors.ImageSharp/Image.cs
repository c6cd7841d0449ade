using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp;

/// <summary>A picture in memory, whatever its pixel type.</summary>
public abstract partial class Image : IDisposable
{
    private protected Image(Size size, ImageMetadata metadata)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Height);
        Size = size;
        Metadata = metadata;
    }

    public int Width => Size.Width;

    public int Height => Size.Height;

    public Size Size { get; private protected set; }

    public ImageMetadata Metadata { get; }

    public void Save(Stream stream, IImageEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(encoder);
        Encode(stream, encoder);
    }

    /// <summary>Nothing to free: pixels are managed memory here, pooled in the package.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal abstract void Apply(Action<IImageProcessingContext> operation);

    private protected abstract void Encode(Stream stream, IImageEncoder encoder);
}
