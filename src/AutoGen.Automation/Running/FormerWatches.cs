using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>
/// What is left in the homes of watches that are no longer configured as they were. Nothing new is taken there, but what was taken is
/// finished, with the settings that the watch had, and no other agent may work there meanwhile.
/// </summary>
internal sealed partial class FormerWatches(KnownHomes known, WatchHomes homes, Backlog backlog, DropWork work, TimeProvider time, ILogger<FormerWatches> logger) : IDisposable
{
    private readonly Dictionary<string, AgentLock> held = new(StringComparer.Ordinal);

    /// <summary>Takes up the homes that belong to none of the watches, and leaves those that have become one's again. Not to be called from two threads at once.</summary>
    public void Sync(IReadOnlyList<WatchSettings> watches)
    {
        var former = known.Besides(watches);
        foreach (var path in held.Keys.Except(former.Select(home => home.Path)).ToList())
            Leave(path);
        foreach (var home in former)
            TryTakeUp(home);
    }

    public void Dispose() => held.Keys.ToList().ForEach(Leave);

    private void TryTakeUp(WatchHome home)
    {
        try
        {
            TakeUp(home);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotReached(logger, home.Watch.Name, IoProblem.From(fault, home.Path, "go on in"));
        }
    }

    private void TakeUp(WatchHome home)
    {
        if (!Directory.Exists(WatchFolders.Drops(home.Path)))
            return; // removed, or on a drive that comes back
        var drops = DropFolder.LeftIn(home);
        if (drops.Count == 0)
        {
            Leave(home.Path);
            if (IsSpent(home.Path))
                known.Forget(home);
            return;
        }

        if (!held.ContainsKey(home.Path) && !TryHold(home))
            return;
        homes.Keep(home);
        foreach (var drop in drops)
            work.CompleteClaim(drop);
        var unknown = drops.Count(backlog.Add);
        if (unknown > 0)
            Log.Continued(logger, home.Watch.Name, unknown, home.Path);
    }

    /// <summary>The ledger serves the watch if it is back with another output, failed drops may be tried again.</summary>
    private static bool IsSpent(string home) =>
        !File.Exists(WatchFolders.Ledger(home)) && !(Directory.Exists(WatchFolders.Kept(home)) && Directory.EnumerateFileSystemEntries(WatchFolders.Kept(home)).Any());

    private bool TryHold(WatchHome home)
    {
        var own = WatchFolders.OwnIn(home.Path);
        if (AgentLock.TryTake(own, AgentLock.Watch, time) is { } taken)
            held.Add(home.Path, taken);
        else
            Log.NotReached(logger, home.Watch.Name, AgentLock.Held(own, AgentLock.Watch));
        return held.ContainsKey(home.Path);
    }

    private void Leave(string path)
    {
        if (held.Remove(path, out var taken))
            taken.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1007, LogLevel.Information, "Watch {Watch} is no longer configured as it was; the {Drops} drops that it left in {Home} are finished")]
        public static partial void Continued(ILogger logger, string watch, int drops, string home);

        [LoggerMessage(1008, LogLevel.Warning, "Watch {Watch} is no longer configured as it was, and what it left cannot be finished now: {Problem} It is tried again at the next start")]
        public static partial void NotReached(ILogger logger, string watch, Problem problem);
    }
}
