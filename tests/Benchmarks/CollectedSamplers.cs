using AutoGen.Abstractions;
using AutoGen.Samplers;

namespace AutoGen.Benchmarks;

/// <summary>The built-in samplers with their default options.</summary>
internal sealed class CollectedSamplers : IPluginRegistry
{
    private readonly List<(string Name, Func<ISampler> Create)> samplers = [];

    private CollectedSamplers()
    {
    }

    public static IReadOnlyList<(string Name, Func<ISampler> Create)> Load()
    {
        var collected = new CollectedSamplers();
        new SamplersPlugin().Register(collected);
        return collected.samplers;
    }

    public void AddSampler<TOptions>(string name, Func<TOptions, ISampler> create, SamplerTraits traits)
        where TOptions : class, new() =>
        samplers.Add((name, () => create(new TOptions())));

    public void AddSchedule<TOptions>(string name, Func<TOptions, ISigmaSchedule> create)
        where TOptions : class, new()
    {
    }

    public void AddGuidance<TOptions>(string name, Func<TOptions, IGuidance> create)
        where TOptions : class, new()
    {
    }

    public void AddPostProcessor<TOptions>(string name, Func<TOptions, IPostProcessor> create)
        where TOptions : class, new()
    {
    }
}
