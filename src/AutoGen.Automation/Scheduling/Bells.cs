using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>
/// Makes a standing job run sooner than its interval. Anything may ring at any time, from any thread, and does not wait:
/// rings that an earlier one already answers cost nothing.
/// </summary>
internal sealed partial class Bells(TimeProvider time, ILogger<Bells> logger)
{
    /// <summary>A ring that was not heard so long after its time is taken for lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<JobKey> rings = Channel.CreateUnbounded<JobKey>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock gate = new();
    private readonly Dictionary<JobKey, (long Rung, TimeSpan After)> pending = [];

    public void Ring(JobKey job, TimeSpan after = default)
    {
        lock (gate)
        {
            if (pending.TryGetValue(job, out var ring) && ring.After - time.GetElapsedTime(ring.Rung) is var left && left <= after && left > -Patience)
                return;
            pending[job] = (time.GetTimestamp(), after);
        }

        rings.Writer.TryWrite(job);
    }

    /// <summary>The job runs: what changes from now on needs another ring.</summary>
    public void Heard(JobKey job)
    {
        lock (gate)
            pending.Remove(job);
    }

    /// <summary>Every ring may be lost: the next ones count again.</summary>
    public void HeardAll()
    {
        lock (gate)
            pending.Clear();
    }

    /// <summary>Tells Quartz of every ring, one after another.</summary>
    public async Task RunAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        await foreach (var job in rings.Reader.ReadAllAsync(cancellationToken))
        {
            if (!Left(job, out var left))
                continue;
            try
            {
                await ScheduleAsync(scheduler, job, left, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException) // this loop must never end
            {
                Log.NotRung(logger, job.ToString(), fault.GetBaseException().Message);
                Heard(job); // its interval, or the next ring, brings it
            }
        }
    }

    private bool Left(JobKey job, out TimeSpan left)
    {
        lock (gate)
        {
            var known = pending.TryGetValue(job, out var ring);
            left = known && ring.After - time.GetElapsedTime(ring.Rung) is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;
            return known;
        }
    }

    private static async Task ScheduleAsync(IScheduler scheduler, JobKey job, TimeSpan after, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .ForJob(job)
            .WithIdentity(Jobs.Trigger(job, Jobs.Soon))
            .StartAt(scheduler.TimeProvider.GetUtcNow() + after)
            .Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1412, LogLevel.Warning, "{Job} could not be run sooner ({Reason}); it runs at its interval")]
        public static partial void NotRung(ILogger logger, string job, string reason);
    }
}
