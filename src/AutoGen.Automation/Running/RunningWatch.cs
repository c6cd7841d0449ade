using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>One watch at work: passes of its intake, whose drops go into the backlog. Survives the folder's going and coming back.</summary>
internal sealed partial class RunningWatch(WatchSettings watch, WatchHomes homes, WatchIntake intake, Backlog backlog, DropWork work, Action changed, ILogger logger) : IDisposable
{
    /// <summary>From an event to the scan: there are more events to come when many files do.</summary>
    public static TimeSpan Breath { get; } = TimeSpan.FromMilliseconds(100);

    private readonly WatchedFolder folder = new(watch, homes, changed, logger);
    private readonly Lock passing = new();
    private bool ended;
    private volatile bool entered;

    public WatchSettings Settings => watch;

    /// <summary>Why its files are not seen.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>One pass; returns the time until the next is worth while. Never throws.</summary>
    public TimeSpan Pass()
    {
        lock (passing)
            return ended ? TimeSpan.FromSeconds(watch.ScanSeconds) : Look();
    }

    /// <summary>Makes sure that its folders are ready and still there, which else a pass does. Why they cannot be used; null: they can.</summary>
    public Problem? Enter()
    {
        if (!entered || !folder.IsInPlace)
        {
            lock (passing)
            {
                if (!ended)
                    Try(() => { });
            }
        }

        return Problem;
    }

    /// <summary>Ends it, after the pass in hand: it must not lock the folder again.</summary>
    public void Dispose()
    {
        lock (passing)
        {
            ended = true;
            folder.Dispose();
        }
    }

    private TimeSpan Look()
    {
        var wait = TimeSpan.FromSeconds(watch.ScanSeconds);
        Try(() =>
        {
            if (watch is { Enabled: true, Schedule: null })
                wait = intake.Pass(drop => backlog.Add(drop));
        });
        return wait;
    }

    /// <summary>Does something in the folders of the watch, which are made ready before.</summary>
    private void Try(Action what)
    {
        try
        {
            if (folder.Arrive())
                Recover();
            (Problem, entered) = (null, true);
            what();
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Lose(IoProblem.From(fault, watch.Path, "watch"));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException) // a bug; the other files still deserve their scan
        {
            Log.Broken(logger, fault, watch.Name);
        }
    }

    private void Lose(Problem problem)
    {
        if (Problem is null)
            Log.Lost(logger, watch.Name, problem);
        Problem = problem;
        folder.Leave();
    }

    /// <summary>
    /// What is in the drops folder was left by an agent that ended, or by a drive that went. A half-claimed group is
    /// completed before the first scan, which would take its other half for a drop of its own.
    /// </summary>
    private void Recover()
    {
        if (Problem is not null)
            Log.Back(logger, watch.Name, watch.Path);
        var drops = DropFolder.LeftIn(watch).ToList();
        drops.ForEach(drop => work.CompleteClaim(drop));
        var unknown = drops.Count(backlog.Add);
        if (unknown > 0)
            Log.Continued(logger, watch.Name, unknown);
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Watch {Watch}: {Problem} It is tried again at every scan")]
        public static partial void Lost(ILogger logger, string watch, Problem problem);

        [LoggerMessage(1002, LogLevel.Information, "Watch {Watch}: {Folder} is back")]
        public static partial void Back(ILogger logger, string watch, string folder);

        [LoggerMessage(1005, LogLevel.Information, "Watch {Watch}: going on with {Drops} drops that were left unfinished")]
        public static partial void Continued(ILogger logger, string watch, int drops);

        [LoggerMessage(1006, LogLevel.Critical, "Watch {Watch}: a scan broke; it is tried again at every scan")]
        public static partial void Broken(ILogger logger, Exception fault, string watch);
    }
}
