using System.Text.RegularExpressions;
using AutoGen.Abstractions;
using AutoGen.Protocol.Settings;

namespace AutoGen.Rendering.Plugins;

/// <summary>
/// Collects what one plugin registers. It reaches the host's <see cref="Extensions"/> only when all of it is sound, so a
/// plugin that fails half way leaves nothing behind.
/// </summary>
internal sealed partial class PluginRegistry(string plugin, string? version = null) : IPluginRegistry
{
    public Extensions Added { get; } = new();

    public void AddSampler<TOptions>(string name, Func<TOptions, ISampler> create, SamplerTraits traits)
        where TOptions : class, new() => Add("sampler", Added.Samplers, name, create, traits);

    public void AddSchedule<TOptions>(string name, Func<TOptions, ISigmaSchedule> create)
        where TOptions : class, new() => Add("schedule", Added.Schedules, name, create, new SamplerTraits());

    public void AddGuidance<TOptions>(string name, Func<TOptions, IGuidance> create)
        where TOptions : class, new() => Add("guidance", Added.Guidance, name, create, new SamplerTraits());

    public void AddPostProcessor<TOptions>(string name, Func<TOptions, IPostProcessor> create)
        where TOptions : class, new() => AddStep(Added.PostProcessors, Added.SheetMakers.ContainsKey, name, create);

    public void AddSheetMaker<TOptions>(string name, Func<TOptions, ISheetMaker> create)
        where TOptions : class, new() => AddStep(Added.SheetMakers, Added.PostProcessors.ContainsKey, name, create);

    /// <summary>Requests name both kinds in one list.</summary>
    private void AddStep<TOptions, T>(Dictionary<string, Extension<T>> table, Predicate<string> isTaken, string name, Func<TOptions, T> create)
        where TOptions : class, new()
    {
        if (isTaken(name))
            throw new ArgumentException($"The post-processor '{name}' is registered twice.");
        Add("post-processor", table, name, create, new SamplerTraits());
        if (table[name].Options.Settings.Any(static option => option.Name == StepPolicies.Key))
            throw new ArgumentException($"The post-processor '{name}' has an option {StepPolicies.Key}, which is the host's own.");
    }

    private void Add<TOptions, T>(string kind, Dictionary<string, Extension<T>> table, string name, Func<TOptions, T> create, SamplerTraits traits)
        where TOptions : class, new()
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(traits);
        if (!SnakeCase().IsMatch(name))
            throw new ArgumentException($"The {kind} name '{name}' is not snake_case (a-z, 0-9 and _, a letter first).");
        var extension = new Extension<T>(name, plugin, OptionsType.Of<TOptions>(), options => create((TOptions)options)) { Traits = traits, PluginVersion = version };
        if (!table.TryAdd(name, extension))
            throw new ArgumentException($"The {kind} '{name}' is registered twice.");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex SnakeCase();
}
