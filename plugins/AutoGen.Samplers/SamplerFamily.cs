using AutoGen.Abstractions;

namespace AutoGen.Samplers;

/// <summary>Registers samplers as kin of one method.</summary>
internal sealed class SamplerFamily(IPluginRegistry registry, string name)
{
    public void AddSampler<TOptions>(string sampler, Func<TOptions, ISampler> create, SamplerTraits traits)
        where TOptions : class, new() => registry.AddSampler(sampler, create, traits with { Family = name });
}
