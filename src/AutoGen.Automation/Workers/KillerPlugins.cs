using AutoGen.Automation.Files;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Automation.Workers;

/// <summary>
/// Plugins that killed a worker while they were loaded, or failed too many renders. They are left out until their folder
/// changes, over restarts too.
/// </summary>
internal sealed class KillerPlugins(string dataFolder, DurableFiles files)
{
    /// <summary>Kills from outside say little about the plugin; as many in a row for the same one do.</summary>
    private const int KillsFromOutside = 3;

    private readonly string path = PathIn(dataFolder);
    private readonly Dictionary<string, int> suspects = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Where they are remembered.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "disabled-plugins.json");

    /// <summary>Those whose folders are still what they were.</summary>
    public IReadOnlyList<PluginEntry> LeftOut()
    {
        lock (gate)
            return [.. Read().Where(static killer => FolderStamp.Of([killer.Plugin.Path]) == killer.Stamp).Select(static killer => killer.Plugin)];
    }

    /// <summary>A worker ended while it loaded a plugin. True where that is now left out.</summary>
    public bool Blame(string name, string folder, WorkerEnd end)
    {
        lock (gate)
        {
            suspects[folder] = suspects.GetValueOrDefault(folder) + 1;
            if (end.KilledFromOutside && suspects[folder] < KillsFromOutside)
                return false;
            Add(new PluginEntry(name, folder, PluginStatus.Malfunctioned) { Problem = WorkerProblems.PluginKills(name, end) });
            return true;
        }
    }

    /// <summary>Leaves a plugin out, as it shall be listed.</summary>
    public void LeaveOut(PluginEntry plugin)
    {
        lock (gate)
            Add(plugin);
    }

    /// <summary>A worker has loaded all its plugins.</summary>
    public void Acquit()
    {
        lock (gate)
            suspects.Clear();
    }

    private void Add(PluginEntry plugin)
    {
        files.CreateFolder(dataFolder);
        files.WriteJson<IReadOnlyList<Killer>>(path, [.. Read().Where(killer => killer.Plugin.Path != plugin.Path), new Killer(plugin, FolderStamp.Of([plugin.Path]))]);
    }

    private IReadOnlyList<Killer> Read() =>
        File.Exists(path) && StateJson.Read<List<Killer>>(path).TryGet(out var killers, out _) ? killers : [];

    private sealed record Killer(PluginEntry Plugin, string Stamp);
}
