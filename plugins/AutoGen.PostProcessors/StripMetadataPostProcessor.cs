using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Keeps prompt, settings and all other texts out of the file.</summary>
internal sealed class StripMetadataPostProcessor : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        context.WritesMetadata = false;
        return new(picture);
    }
}
