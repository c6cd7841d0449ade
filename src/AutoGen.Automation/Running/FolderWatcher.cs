using AutoGen.Automation.Watches;
using AutoGen.Protocol.Files;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>Says that the file system reports a change. It may lose events or die: that costs time until the next scan, never a file.</summary>
internal sealed partial class FolderWatcher : IDisposable
{
    private readonly FileSystemWatcher? watcher;
    private volatile bool broken;

    public FolderWatcher(WatchSettings watch, Action changed, ILogger logger)
    {
        if (watch.Schedule is not null)
            return; // nothing is dropped there
        try
        {
            watcher = new FileSystemWatcher(watch.Path) { IncludeSubdirectories = watch.Recurse };
            FileSystemEventHandler tell = (_, change) => Tell(watch, changed, change);
            watcher.Created += tell;
            watcher.Changed += tell;
            watcher.Renamed += (_, change) => Tell(watch, changed, change);
            watcher.Error += (_, error) => Failed(error.GetException(), changed);
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException)
        {
            // no more watches from the system, or a share without events
            Log.NoEvents(logger, watch.Name, fault.Message, watch.ScanSeconds);
            watcher?.Dispose();
            watcher = null;
        }
    }

    /// <summary>Whether no event comes any more although they are wanted: the connection to a share was lost, for example, and may be back.</summary>
    public bool IsBroken => broken;

    /// <summary>
    /// Too many events at once cost those events, so a scan has to look. After anything else there are no more: the next regular scan orders them anew,
    /// and not a sooner one, as where that fails at once there would be no end to it.
    /// </summary>
    internal void Failed(Exception fault, Action changed)
    {
        if (fault is InternalBufferOverflowException)
            changed();
        else
            broken = true;
    }

    /// <summary>What the agent itself writes must not make it scan again.</summary>
    private static void Tell(WatchSettings watch, Action changed, FileSystemEventArgs change)
    {
        var top = change.Name?.Split(Path.DirectorySeparatorChar)[0];
        if (top is not (WatchFolders.Own or WatchFolders.Done or WatchFolders.Failed) && !Confinement.IsWithin(change.FullPath, watch.Output))
            changed();
    }

    public void Dispose() => watcher?.Dispose();

    private static partial class Log
    {
        [LoggerMessage(1011, LogLevel.Warning, "Watch {Watch}: no events from the file system ({Reason}); scans every {Seconds} s find everything all the same")]
        public static partial void NoEvents(ILogger logger, string watch, string reason, double seconds);
    }
}
