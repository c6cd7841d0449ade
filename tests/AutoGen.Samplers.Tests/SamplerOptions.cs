using AutoGen.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>The options records of the built-in samplers by name.</summary>
internal sealed class SamplerOptions : IPluginRegistry
{
    public SamplerOptions() => new SamplersPlugin().Register(this);

    public Dictionary<string, Type> Types { get; } = [];

    public void AddSampler<TOptions>(string name, Func<TOptions, ISampler> create, SamplerTraits traits)
        where TOptions : class, new() => Types.Add(name, typeof(TOptions));

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
