using AutoGen.Abstractions;
using NotCopied;

namespace MissingDependency;

/// <summary>Its Register works; only the sampler would fail, hours later, were dependencies not checked at load.</summary>
public sealed class MissingDependencyPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry) =>
        registry.AddSampler<NoOptions>("needs_a_library", static _ => new NeedsALibrary(), new SamplerTraits());
}

internal sealed class NeedsALibrary : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => x * Numbers.Half(1);
}
