using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp;

/// <summary>A picture of one pixel type, held row by row in one array.</summary>
public sealed class Image<TPixel> : Image where TPixel : unmanaged, IPixel<TPixel>
{
    public Image(int width, int height) : this(new Size(width, height), new ImageMetadata())
    {
    }

    public Image(int width, int height, TPixel backgroundColor) : this(width, height) => Pixels.AsSpan().Fill(backgroundColor);

    internal Image(Size size, ImageMetadata metadata) : base(size, metadata) =>
        Pixels = new TPixel[checked(size.Width * size.Height)];

    public TPixel this[int x, int y]
    {
        get => Row(y)[x];
        set => Row(y)[x] = value;
    }

    internal TPixel[] Pixels { get; private set; }

    public Image<TPixel> Clone()
    {
        var copy = new Image<TPixel>(Size, Metadata.DeepClone());
        Pixels.CopyTo(copy.Pixels, 0);
        return copy;
    }

    public void CopyPixelDataTo(Span<TPixel> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Pixels.Length, nameof(destination));
        Pixels.CopyTo(destination);
    }

    public void CopyPixelDataTo(Span<byte> destination) => CopyPixelDataTo(MemoryMarshal.Cast<byte, TPixel>(destination));

    internal Span<TPixel> Row(int y) => Pixels.AsSpan(y * Width, Width);

    internal override void Apply(Action<IImageProcessingContext> operation)
    {
        var context = new ImageProcessingContext<TPixel>(this);
        operation(context);
        (Size, Pixels) = (context.Image.Size, context.Image.Pixels);
    }

    private protected override void Encode(Stream stream, IImageEncoder encoder) => encoder.Encode(this, stream);
}
