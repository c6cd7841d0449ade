using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Has the picture copied to a further folder, together with its commit.</summary>
internal sealed class CopyToPostProcessor(CopyToOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        context.AddCopy(picture, options.Folder);
        return new(picture);
    }
}
