using AutoGen.Automation.Files;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Automation.Workers;

/// <summary>Plugins that killed a worker while they were loaded. They are left out until their folder changes, over restarts too.</summary>
internal sealed class KillerPlugins(string dataFolder, DurableFiles files)
{
    /// <summary>Kills from outside say little about the plugin; as many in a row for the same one do.</summary>
    private const int KillsFromOutside = 3;

    private readonly string path = Path.Combine(dataFolder, "disabled-plugins.json");
    private readonly Dictionary<string, int> suspects = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

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
            var entry = new PluginEntry(name, folder, PluginStatus.Malfunctioned) { Problem = WorkerProblems.PluginKills(name, end) };
            files.CreateFolder(dataFolder);
            files.WriteJson<IReadOnlyList<Killer>>(path, [.. Read().Where(killer => killer.Plugin.Path != folder), new Killer(entry, FolderStamp.Of([folder]))]);
            return true;
        }
    }

    /// <summary>A worker has loaded all its plugins.</summary>
    public void Acquit()
    {
        lock (gate)
            suspects.Clear();
    }

    private IReadOnlyList<Killer> Read() =>
        File.Exists(path) && StateJson.Read<List<Killer>>(path).TryGet(out var killers, out _) ? killers : [];

    private sealed record Killer(PluginEntry Plugin, string Stamp);
}
