using AutoGen.Abstractions;

namespace DuplicateName;

/// <summary>Takes a name of its own and one that AutoGen.PostProcessors has: it is refused whole.</summary>
public sealed class DuplicateNamePlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddPostProcessor<NoOptions>("unheard_of", static _ => new Unchanged());
        registry.AddPostProcessor<NoOptions>("resize", static _ => new Unchanged());
    }
}

internal sealed class Unchanged : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken) => new(picture);
}
