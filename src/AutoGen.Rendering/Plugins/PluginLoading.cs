using AutoGen.Protocol.Catalogues;

namespace AutoGen.Rendering.Plugins;

/// <summary>How plugins are loaded.</summary>
/// <param name="Disabled">Names of plugins that the configuration leaves out.</param>
internal sealed record PluginLoading(IReadOnlyCollection<string> Disabled)
{
    /// <summary>Plugins that must not be loaded, by their paths, as they shall be listed.</summary>
    public IReadOnlyList<PluginEntry> LeftOut { get; init; } = [];

    /// <summary>Called with name and path before code of a plugin runs.</summary>
    public Action<string, string> Started { get; init; } = static (_, _) => { };
}
