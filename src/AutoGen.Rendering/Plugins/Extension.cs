using AutoGen.Abstractions;

namespace AutoGen.Rendering.Plugins;

/// <summary>One sampler, schedule, guidance or post-processor that a plugin added.</summary>
/// <param name="Name">Its name in requests.</param>
/// <param name="Plugin">Name of the plugin it came from.</param>
/// <param name="Options">The type of its options.</param>
/// <param name="Create">Makes an instance from bound options.</param>
internal sealed record Extension<T>(string Name, string Plugin, OptionsType Options, Func<object, T> Create)
{
    /// <summary>Version of that plugin.</summary>
    public string? PluginVersion { get; init; }

    /// <summary>For samplers; the defaults for everything else.</summary>
    public SamplerTraits Traits { get; init; } = new();
}
