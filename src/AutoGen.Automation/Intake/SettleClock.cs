using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Intake;

/// <summary>
/// Knows since when each file has not changed. Counts by what scans saw, not by the file's own time, which a copy or
/// another computer's clock may set to anything.
/// </summary>
internal sealed class SettleClock(WatchSettings watch, TimeProvider time)
{
    /// <summary>An empty file is often a copy about to begin; only when it stays empty this much longer is it taken for what it is.</summary>
    public static TimeSpan GraceForEmpty { get; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a file may be whole and still open in another program before that is told.</summary>
    public static TimeSpan GraceForWriters { get; } = TimeSpan.FromSeconds(10);

    private Dictionary<string, (FoundFile File, long Since)> seen = [];

    /// <summary>Takes over what a scan found; returns the files that have gone since the last one.</summary>
    public IReadOnlyList<string> Observe(IReadOnlyList<FoundFile> files)
    {
        var now = time.GetTimestamp();
        var before = seen;
        seen = files.ToDictionary(file => file.Relative, file => (file, before.TryGetValue(file.Relative, out var known) && known.File == file ? known.Since : now));
        return [.. before.Keys.Where(relative => !seen.ContainsKey(relative))];
    }

    /// <summary>Time until a file may be taken, if it stays as it is; zero or less: now.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">Whether it was taken before and stayed: then a marker that is older than the file was meant for the file of before.</param>
    public TimeSpan Remaining(FoundFile file, bool known)
    {
        if (file.MarkedAt is { } marked && (!known || marked >= file.Modified))
            return TimeSpan.Zero;
        var settle = TimeSpan.FromSeconds(watch.SettleSeconds) + (file.Bytes == 0 ? GraceForEmpty : TimeSpan.Zero);
        return settle - time.GetElapsedTime(seen[file.Relative].Since);
    }

    /// <summary>Whether a file could have been taken for so long that it should be told why it is not.</summary>
    public bool IsOverdue(FoundFile file) => time.GetElapsedTime(seen[file.Relative].Since) >= TimeSpan.FromSeconds(watch.SettleSeconds) + GraceForWriters;

    /// <summary>A claimed file is not one that has gone.</summary>
    public void Forget(string relative) => seen.Remove(relative);
}
