using System.Collections.Concurrent;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Watches;

/// <summary>
/// Decides, once in the agent's life, where the agent's own folder, done/ and failed/ of each watch are: in the watch, or
/// below its output where the watch cannot be written. Holds off other agents.
/// </summary>
internal sealed partial class WatchHomes(KnownHomes known, TimeProvider time, ILogger<WatchHomes> logger)
{
    private readonly ConcurrentDictionary<(string Path, string Output, string Name), string> chosen = new();

    /// <summary>The home in force; the watch itself as long as nothing was decided.</summary>
    public string Of(WatchSettings watch) => chosen.GetValueOrDefault(Key(watch)) ?? watch.Path;

    /// <summary>Goes on with the home that a watch had, as it was configured then.</summary>
    public void Keep(WatchHome home) => chosen.TryAdd(Key(home.Watch), home.Path);

    /// <summary>
    /// Makes the home ready and locks it until the lock is disposed. Creates the watch where it is missing. Throws the file
    /// system's fault where it cannot be used, also where another agent has it.
    /// </summary>
    public AgentLock Enter(WatchSettings watch)
    {
        var homes = chosen.TryGetValue(Key(watch), out var known) ? [known] : WatchFolders.Homes(watch);
        try
        {
            return Enter(watch, homes[0]);
        }
        catch (Exception fault) when (homes.Count > 1 && IoProblem.IsReadOnly(fault) && Directory.Exists(watch.Path))
        {
            var held = Enter(watch, homes[1]);
            Log.ReadOnly(logger, watch.Name, IoProblem.From(fault, watch.Path, "write to"), homes[1]);
            return held;
        }
    }

    /// <summary>
    /// Whether the folder of a watch that was entered has gone, with its drive perhaps: it is not there, or what is there
    /// is empty, without even the agent's own folder, as an empty mount point is. That must not be filled.
    /// </summary>
    public bool HasVanished(WatchSettings watch) =>
        !Directory.Exists(watch.Path)
        || (Of(watch) == watch.Path && !Directory.Exists(WatchFolders.OwnIn(watch.Path)) && !Directory.EnumerateFileSystemEntries(watch.Path).Any());

    private AgentLock Enter(WatchSettings watch, string home)
    {
        Directory.CreateDirectory(WatchFolders.Drops(home));
        var own = WatchFolders.OwnIn(home);
        if (OperatingSystem.IsWindows())
            File.SetAttributes(own, FileAttributes.Directory | FileAttributes.Hidden);
        if (AgentLock.TryTake(own, AgentLock.Watch, time) is not { } held)
            throw new KnownProblemException(AgentLock.Held(own, AgentLock.Watch) with { Key = $"watches.{watch.Name}", Remedy = "Stop it, or give each agent folders of its own. Until then this watch waits." });
        try
        {
            Remember(new WatchHome(home, watch));
        }
        catch
        {
            held.Dispose();
            throw;
        }

        chosen[Key(watch)] = home;
        return held;
    }

    /// <summary>The data folder may be full; the watch can be used all the same.</summary>
    private void Remember(WatchHome home)
    {
        try
        {
            known.Remember(home);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotRemembered(logger, home.Watch.Name, fault.Message);
        }
    }

    private static (string, string, string) Key(WatchSettings watch) => (watch.Path, watch.Output, watch.Name);

    private static partial class Log
    {
        [LoggerMessage(1106, LogLevel.Warning, "Watch {Watch}: {Problem} Its sources are copied and stay where they are; reports go to {Home}")]
        public static partial void ReadOnly(ILogger logger, string watch, Problem problem, string home);

        [LoggerMessage(1107, LogLevel.Warning, "Watch {Watch}: it could not be noted where its drops lie ({Reason}); while it is configured as it is now they are found all the same")]
        public static partial void NotRemembered(ILogger logger, string watch, string reason);
    }
}
