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

    private readonly WatchedFolder folder = new(watch, logger);
    private bool missing;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield(); // the first pass may be long and must not hold up the start
        while (!cancellationToken.IsCancellationRequested)
        {
            var start = time.GetTimestamp();
            var wait = SafePass();
            var took = time.GetElapsedTime(start);
            if (await folder.Changed.WaitAsync(wait, time, cancellationToken))
                await Task.Delay(took > Breath ? took : Breath, time, cancellationToken);
        }
    }

    /// <summary>One pass; returns the time until the next.</summary>
    public TimeSpan Pass()
    {
        try
        {
            if (folder.Arrive())
                Recover();
            missing = false;
            return intake.Pass(Accept);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            if (!missing)
                Log.Lost(logger, watch.Name, IoProblem.From(fault, watch.Path, "watch"));
            missing = true;
            folder.Leave();
            return TimeSpan.FromSeconds(watch.ScanSeconds);
        }
    }

    public void Dispose() => folder.Dispose();

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

    /// <summary>
    /// What is in the drops folder was left by an agent that ended, or by a drive that went. A half-claimed group is
    /// completed before the first scan, which would take its other half for a drop of its own.
    /// </summary>
    private void Recover()
    {
        if (missing)
            Log.Back(logger, watch.Name, watch.Path);
        var left = DropFolder.LeftIn(watch);
        if (left.Count > 0)
            Log.Continued(logger, watch.Name, left.Count);
        foreach (var drop in left)
        {
            work.CompleteClaim(drop);
            backlog.Add(drop);
        }
    }

    /// <summary>Plans at once, so that a wrong drop is answered at once, however long the backlog is.</summary>
    private void Accept(DropFolder drop)
    {
        try
        {
            if (work.Open(drop) is null)
                return;
        }
        catch (CatalogueUnknownException)
        {
            // the backlog waits for it
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotPlanned(logger, watch.Name, IoProblem.From(fault, drop.FullPath, "plan"));
        }

        backlog.Add(drop);
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Watch {Watch}: {Problem} It is tried again at every scan")]
        public static partial void Lost(ILogger logger, string watch, Problem problem);

        [LoggerMessage(1002, LogLevel.Information, "Watch {Watch}: {Folder} is back")]
        public static partial void Back(ILogger logger, string watch, string folder);

        [LoggerMessage(1003, LogLevel.Error, "Watch {Watch}: {Problem} It is tried again")]
        public static partial void NotPlanned(ILogger logger, string watch, Problem problem);

        [LoggerMessage(1005, LogLevel.Information, "Watch {Watch}: going on with {Drops} drops that were left unfinished")]
        public static partial void Continued(ILogger logger, string watch, int drops);

        [LoggerMessage(1006, LogLevel.Critical, "Watch {Watch}: a scan broke; it is tried again at every scan")]
        public static partial void Broken(ILogger logger, Exception fault, string watch);
    }
}
