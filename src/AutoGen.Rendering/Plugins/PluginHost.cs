using AutoGen.Protocol.Catalogues;

namespace AutoGen.Rendering.Plugins;

/// <summary>
/// Loads the plugins <c>ROOT/NAME/NAME.dll</c>, once, in the order of the roots and of their folder names. A plugin that
/// cannot be used is listed with the reason; nothing it does while it loads stops the host or the other plugins.
/// </summary>
internal sealed class PluginHost
{
    private readonly List<PluginEntry> plugins = [];
    private readonly PluginLoading loading;

    private PluginHost(PluginLoading loading) => this.loading = loading;

    /// <summary>Every plugin folder and what became of it.</summary>
    public IReadOnlyList<PluginEntry> Plugins => plugins;

    /// <summary>What the active plugins added.</summary>
    public Extensions Extensions { get; } = new();

    /// <param name="roots">Folders of plugin folders; those that do not exist are passed over.</param>
    /// <param name="loading">Which plugins to leave out, and who is told before one is loaded.</param>
    public static PluginHost Load(IEnumerable<string> roots, PluginLoading loading)
    {
        var host = new PluginHost(loading);
        foreach (var folder in roots.Where(Directory.Exists).Select(Path.GetFullPath).SelectMany(FoldersOf))
            host.plugins.Add(loading.LeftOut.FirstOrDefault(entry => entry.Path == folder) ?? host.LoadPlugin(folder));
        return host;
    }

    private static IEnumerable<string> FoldersOf(string root) =>
        Directory.GetDirectories(root).Where(static folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal);

    private PluginEntry LoadPlugin(string folder)
    {
        var name = Path.GetFileName(folder);
        var entry = new PluginEntry(name, folder, PluginStatus.Active);
        try
        {
            if (loading.Disabled.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw PluginFault.Disabled(name);
            var plugin = new PluginFolder(folder);
            var manifest = PluginManifest.Read(folder);
            entry = entry with
            {
                Version = manifest?.Version,
                Author = manifest?.Author,
                Description = manifest?.Description,
                Contract = manifest?.Contract?.ToString(),
            };
            plugin.RequireContract(manifest?.Contract);
            loading.Started(name, folder);
            var assembly = plugin.LoadAssembly();
            entry = entry with { Version = entry.Version ?? assembly.GetName().Version?.ToString() };
            var registry = new PluginRegistry(name, entry.Version);
            plugin.CreateEntry(assembly).Register(registry);
            if (Extensions.FindConflict(registry.Added) is var (label, owner))
                throw PluginFault.NameTaken(name, label, owner);
            Extensions.AddAll(registry.Added);
            return entry with { Adds = registry.Added.Labels };
        }
        catch (PluginFault fault)
        {
            return entry with { Status = fault.Status, Problem = fault.Problem };
        }
        catch (Exception exception)
        {
            // whatever a foreign constructor or Register throws, the host goes on
            return entry with { Status = PluginStatus.Malfunctioned, Problem = PluginFault.Threw(name, exception).Problem };
        }
    }
}
