using AutoGen.Automation.Drops;

namespace AutoGen.Automation.Running;

/// <summary>
/// The drops that are still to do, oldest first. Only an index: the drops' folders are the backlog, and it is filled
/// from them at start.
/// </summary>
internal sealed class Backlog(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (DropFolder Folder, DateTimeOffset NotBefore)> waiting = new(StringComparer.Ordinal);
    private readonly Signal changed = new();

    /// <summary>Adds a drop that is not yet known.</summary>
    public void Add(DropFolder folder)
    {
        lock (gate)
        {
            if (known.Add(folder.FullPath))
                waiting.Add(Key(folder), (folder, DateTimeOffset.MinValue));
        }

        changed.Set();
    }

    /// <summary>The oldest drop whose time has come, or null.</summary>
    public DropFolder? TryTake()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (waiting.FirstOrDefault(entry => entry.Value.NotBefore <= now) is not { Key: { } key, Value.Folder: var folder })
                return null;
            waiting.Remove(key);
            return folder;
        }
    }

    /// <summary>Puts a taken drop back until later.</summary>
    public void Postpone(DropFolder folder, TimeSpan wait)
    {
        lock (gate)
            waiting.Add(Key(folder), (folder, time.GetUtcNow() + wait));
    }

    /// <summary>A taken drop that is finished.</summary>
    public void Forget(DropFolder folder)
    {
        lock (gate)
            known.Remove(folder.FullPath);
    }

    /// <summary>Until a drop was added, or the time is over.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => changed.WaitAsync(longest, time, cancellationToken);

    private static string Key(DropFolder folder) => $"{folder.Id} {folder.FullPath}";
}
