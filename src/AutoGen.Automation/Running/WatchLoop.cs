using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>
/// Keeps one watch going: passes of the intake at the scan interval, sooner where the file system reports a change or a
/// file is about to be whole. Survives the folder's going and coming back.
/// </summary>
internal sealed partial class WatchLoop(WatchSettings watch, WatchIntake intake, Backlog backlog, DropWork work, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>Pause between two passes, however many events there are.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly Signal changed = new();
    private FolderWatcher? watcher;
    private bool prepared, missing;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield(); // the first pass may be long and must not hold up the start
        while (!cancellationToken.IsCancellationRequested)
        {
            var start = time.GetTimestamp();
            var wait = SafePass();
            var took = time.GetElapsedTime(start);
            if (await changed.WaitAsync(wait, time, cancellationToken))
                await Task.Delay(took > Breath ? took : Breath, time, cancellationToken);
        }
    }

    private TimeSpan SafePass()
    {
        try
        {
            return Pass();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException) // a bug; the other files still deserve their scan
        {
            Log.Broken(logger, fault, watch.Name);
            return TimeSpan.FromSeconds(watch.ScanSeconds);
        }
    }

    /// <summary>One pass; returns the time until the next.</summary>
    public TimeSpan Pass()
    {
        try
        {
            Prepare();
            return watcher is null ? TimeSpan.FromSeconds(watch.ScanSeconds) : intake.Pass(Accept);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            if (!missing)
                Log.Lost(logger, watch.Name, IoProblem.From(fault, watch.Path, "watch"));
            missing = true;
            DropWatcher();
            return TimeSpan.FromSeconds(watch.ScanSeconds);
        }
    }

    public void Dispose() => DropWatcher();

    /// <summary>Folders are created at the start only: later, a folder that is gone may be a drive that comes back.</summary>
    private void Prepare()
    {
        if (!prepared)
        {
            Directory.CreateDirectory(WatchFolders.Drops(watch.Path));
            if (OperatingSystem.IsWindows())
                File.SetAttributes(Path.Combine(watch.Path, WatchFolders.Own), FileAttributes.Directory | FileAttributes.Hidden);
            CreateOutput();
            prepared = true;
        }

        if (!Directory.Exists(watch.Path))
            throw new DirectoryNotFoundException();
        if (watcher is not null)
            return;
        watcher = new FolderWatcher(watch, changed, logger);
        (missing, var again) = (false, missing);
        if (again)
            Log.Back(logger, watch.Name, watch.Path);
        Recover();
    }

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

    /// <summary>What is in the drops folder was left by an agent that ended, or by a drive that went.</summary>
    private void Recover()
    {
        if (!Directory.Exists(WatchFolders.Drops(watch.Path)))
            return;
        var left = Directory.GetDirectories(WatchFolders.Drops(watch.Path));
        if (left.Length > 0)
            Log.Continued(logger, watch.Name, left.Length);
        foreach (var folder in left.Order(StringComparer.Ordinal))
            Continue(new DropFolder(watch, Path.GetFileName(folder)));
    }

    /// <summary>A half-claimed group is completed before the first scan, which would take its other half for a drop of its own.</summary>
    private void Continue(DropFolder folder)
    {
        work.CompleteClaim(folder);
        backlog.Add(folder);
    }

    /// <summary>Plans at once, so that a wrong drop is answered at once, however long the backlog is.</summary>
    private void Accept(DropFolder folder)
    {
        try
        {
            if (work.Open(folder) is null)
                return;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotPlanned(logger, watch.Name, IoProblem.From(fault, folder.FullPath, "plan"));
        }

        backlog.Add(folder);
    }

    private void DropWatcher()
    {
        watcher?.Dispose();
        watcher = null;
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Watch {Watch}: {Problem} It is tried again at every scan")]
        public static partial void Lost(ILogger logger, string watch, Problem problem);

        [LoggerMessage(1002, LogLevel.Information, "Watch {Watch}: {Folder} is back")]
        public static partial void Back(ILogger logger, string watch, string folder);

        [LoggerMessage(1003, LogLevel.Error, "Watch {Watch}: {Problem} It is tried again")]
        public static partial void NotPlanned(ILogger logger, string watch, Problem problem);

        [LoggerMessage(1004, LogLevel.Error, "Watch {Watch}: {Problem} Its drops will fail until it is there")]
        public static partial void NoOutput(ILogger logger, string watch, Problem problem);

        [LoggerMessage(1005, LogLevel.Information, "Watch {Watch}: going on with {Drops} drops that were left unfinished")]
        public static partial void Continued(ILogger logger, string watch, int drops);

        [LoggerMessage(1006, LogLevel.Critical, "Watch {Watch}: a scan broke; it is tried again at every scan")]
        public static partial void Broken(ILogger logger, Exception fault, string watch);
    }
}
