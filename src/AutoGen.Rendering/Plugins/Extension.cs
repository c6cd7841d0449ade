using AutoGen.Abstractions;

namespace AutoGen.Rendering.Plugins;

/// <summary>One sampler, schedule or post-processor that a plugin added.</summary>
/// <param name="Name">Its name in requests.</param>
/// <param name="Plugin">The plugin it came from, for messages.</param>
/// <param name="Options">The type of its options.</param>
/// <param name="Create">Makes an instance from bound options.</param>
internal sealed record Extension<T>(string Name, string Plugin, OptionsType Options, Func<object, T> Create)
{
    /// <summary>For samplers; the defaults for everything else.</summary>
    public SamplerTraits Traits { get; init; } = new();
}
