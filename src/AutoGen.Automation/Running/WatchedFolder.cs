using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>A watched folder that may go and come back, with the events that tell of changes in it; they may get lost, see <see cref="FolderWatcher"/>.</summary>
internal sealed partial class WatchedFolder(WatchSettings watch, WatchHomes homes, Action changed, ILogger logger) : IDisposable
{
    private FolderWatcher? watcher;
    private AgentLock? held;
    private bool prepared;

    /// <summary>Where its events come from; null while it is not there.</summary>
    internal FolderWatcher? Watcher => watcher;

    /// <summary>False where another folder is there now: a volume that was mounted, or is no more.</summary>
    public bool IsInPlace => held?.IsInPlace ?? true;

    /// <summary>
    /// Makes sure that the folder is there; true where it has just come, at the start or again. Folders are created at the
    /// start only: later, one that is gone may be a drive that comes back, and an empty mount point must not be filled.
    /// </summary>
    public bool Arrive()
    {
        if (prepared && homes.HasVanished(watch))
            throw new DirectoryNotFoundException();
        if (!IsInPlace)
            Leave();
        if (watcher is { IsBroken: false })
            return false;
        (watcher, var before) = (null, watcher);
        before?.Dispose();
        held ??= homes.Enter(watch);
        if (!prepared)
            CreateOutput();
        prepared = true;
        watcher = new FolderWatcher(watch, changed, logger);
        return before is null;
    }

    /// <summary>The folder cannot be used now; its events are ordered anew when it is back.</summary>
    public void Leave()
    {
        watcher?.Dispose();
        watcher = null;
        held?.Dispose();
        held = null;
    }

    public void Dispose() => Leave();

    /// <summary>Drops are taken without it too: they fail, and say why.</summary>
    private void CreateOutput()
    {
        try
        {
            Directory.CreateDirectory(watch.Output);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NoOutput(logger, watch.Name, IoProblem.From(fault, watch.Output, "create the output folder"));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1004, LogLevel.Error, "Watch {Watch}: {Problem} Its drops will fail until it is there")]
        public static partial void NoOutput(ILogger logger, string watch, Problem problem);
    }
}
