using System.Text.Json;
using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Automation.Watches;

/// <summary>
/// The homes that the agent has used, with the settings of their watches, in a file of the data folder. So the drops and the
/// ledger in one are found again when its watch is renamed, moved or taken out of the configuration while no agent runs.
/// </summary>
internal sealed class KnownHomes(DataFolder data, DurableFiles files)
{
    private readonly Lock gate = new();

    /// <summary>Takes a home into the list, before anything is put into it.</summary>
    public void Remember(WatchHome home)
    {
        var kept = home with { Watch = home.Watch with { Origin = null, Lines = new Dictionary<string, int>(), Schedule = home.Watch.Schedule is null ? null : new() } };
        lock (gate)
        {
            var known = Read();
            if (!known.Any(other => Text(other) == Text(kept)))
                Write([.. known.Where(other => other.Path != kept.Path), kept]);
        }
    }

    /// <summary>Takes a home out of the list, in which nothing is left.</summary>
    public void Forget(WatchHome home)
    {
        lock (gate)
            Write([.. Read().Where(other => other.Path != home.Path)]);
    }

    /// <summary>The known homes that belong to none of these watches.</summary>
    public IReadOnlyList<WatchHome> Besides(IEnumerable<WatchSettings> watches)
    {
        var current = watches.SelectMany(WatchFolders.Homes).ToHashSet(StringComparer.Ordinal);
        try
        {
            lock (gate)
                return [.. Read().Where(home => !current.Contains(home.Path))];
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return []; // not ours to read, as another user
        }
    }

    private string File => Path.Combine(data.FullPath, "homes.json");

    /// <summary>A damaged list is one of nothing: it only serves watches that are no more, and the next one is written whole.</summary>
    private IReadOnlyList<WatchHome> Read() =>
        System.IO.File.Exists(File) && StateJson.Read<List<WatchHome>>(File).TryGet(out var homes, out _) ? homes : [];

    private void Write(IReadOnlyList<WatchHome> homes)
    {
        files.CreateFolder(data.FullPath);
        files.WriteJson(File, homes);
    }

    private static string Text(WatchHome home) => JsonSerializer.Serialize(home, ProtocolJson.Options);
}
