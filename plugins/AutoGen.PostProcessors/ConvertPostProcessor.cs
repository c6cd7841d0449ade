using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Chooses the format of the file; the pixels are encoded once, at the end.</summary>
internal sealed class ConvertPostProcessor(ConvertOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        context.Encoding = new PictureEncoding { Format = options.Format, Quality = options.Quality, Lossless = options.Lossless };
        return new(picture);
    }
}
