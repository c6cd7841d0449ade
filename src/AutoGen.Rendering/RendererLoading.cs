using AutoGen.Protocol.Catalogues;

namespace AutoGen.Rendering;

/// <summary>What a renderer passes over, and whom it tells before it loads something that may kill the process.</summary>
internal sealed record RendererLoading
{
    /// <summary>Plugins that must not be loaded, as they shall be listed.</summary>
    public IReadOnlyList<PluginEntry> LeftOut { get; init; } = [];

    /// <summary>Called with name and path before a plugin is loaded.</summary>
    public Action<string, string> Plugin { get; init; } = static (_, _) => { };

    /// <summary>Called with name and path before a model is loaded.</summary>
    public Action<string, string> Model { get; init; } = static (_, _) => { };
}
