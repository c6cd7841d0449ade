using Microsoft.Extensions.Logging;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>
/// Notices that the clock was set, or that a standing job does not run any more, whatever Quartz believes. Quartz's triggers
/// hold times of the clock: set back by a day, all would wait for a day. Then they are scheduled anew.
/// </summary>
internal sealed partial class ClockWatch(StandingJobs standing, Pulse pulse, Bells bells, TimeProvider time, ILogger<ClockWatch> logger) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>A smaller step is no harm: it delays or hurries a scan.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1);

    public void Dispose() => one.Dispose();

    public async Task RunAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var (clock, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        while (true)
        {
            await Task.Delay(Interval, time, cancellationToken);
            var jump = time.GetUtcNow() - clock - time.GetElapsedTime(stamp);
            (clock, stamp) = (time.GetUtcNow(), time.GetTimestamp());
            if (jump.Duration() >= Step)
                Log.Jumped(logger, jump);
            else if (pulse.Silent() is { Count: > 0 } silent)
                Log.Silent(logger, string.Join(", ", silent));
            else
                continue;
            await ScheduleAsync(scheduler, cancellationToken);
        }
    }

    /// <summary>Schedules everything that waits anew, by the clock and the options as they are now; goes on until it could.</summary>
    public async Task ScheduleAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken); // two at once would take out each other's scans
        try
        {
            while (!await TryScheduleAsync(scheduler, cancellationToken))
                await Task.Delay(Interval, time, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<bool> TryScheduleAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        try
        {
            bells.HeardAll();
            await standing.ScheduleAsync(scheduler, cancellationToken);
            await BringForwardAsync(scheduler, cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException) // whatever it is: without this loop nothing ever runs
        {
            Log.NotScheduled(logger, fault.GetBaseException().Message);
            return false;
        }
    }

    /// <summary>Renders in Quartz wait for their turn, never for a time: what now lies in the future, or so far back that Quartz takes it for missed, starts now.</summary>
    private static async Task BringForwardAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var now = scheduler.TimeProvider.GetUtcNow();
        var stored = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, cancellationToken);
        foreach (var key in stored.Items.Where(trigger => Jobs.AsRender(trigger.JobKey) is not null).Select(trigger => trigger.Key))
        {
            if (await scheduler.GetTrigger(key, cancellationToken) is { } trigger && (trigger.NextFireTimeUtc - now)?.Duration() > Step)
                await scheduler.RescheduleJob(key, trigger.GetTriggerBuilder().StartAt(now).Build(), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1431, LogLevel.Warning, "The clock was set by {Jump}; everything that waits is scheduled anew")]
        public static partial void Jumped(ILogger logger, TimeSpan jump);

        [LoggerMessage(1433, LogLevel.Error, "{Jobs} should have run long ago and did not; everything that waits is scheduled anew")]
        public static partial void Silent(ILogger logger, string jobs);

        [LoggerMessage(1432, LogLevel.Warning, "Nothing could be scheduled anew ({Reason}); it is tried again")]
        public static partial void NotScheduled(ILogger logger, string reason);
    }
}
