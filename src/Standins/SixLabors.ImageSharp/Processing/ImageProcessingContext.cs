using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Applies each operation at once to the picture it holds.</summary>
internal sealed class ImageProcessingContext<TPixel>(Image<TPixel> image) : IImageProcessingContext
    where TPixel : unmanaged, IPixel<TPixel>
{
    public Image<TPixel> Image { get; private set; } = image;

    public Size GetCurrentSize() => Image.Size;

    public IImageProcessingContext ApplyProcessor(IImageProcessor processor)
    {
        Image = processor switch
        {
            ResizeProcessor resize => Resizer.Resize(Image, resize.Options),
            AutoOrientProcessor => Orienter.Orient(Image),
            _ => throw new NotSupportedException($"The ImageSharp stand-in cannot apply {processor.GetType().Name}; it resizes and orients only."),
        };
        return this;
    }
}
