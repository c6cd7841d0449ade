using AutoGen.Automation.Files;
using AutoGen.Automation.Schedules;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>
/// Begins what is due of a schedule. Asked for recovery: where the agent died at its very beginning, it decides again at the next start, and
/// the runs it had made are the same drops.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ScheduleJob(ScheduleRuns runs, Bells bells, TimeProvider time) : IJob
{
    /// <summary>Well within the minute in which a run is not yet a missed one.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var job = context.JobDetail.Key;
        bells.Heard(job);
        var trigger = await context.Scheduler.GetTrigger(Jobs.Trigger(job, Jobs.Regularly), cancellationToken);
        KillPoint.Pass("schedule-fires", job.Name);
        if (!await TryAsync(job.Name, First(trigger) ?? context.FireTimeUtc, context.ScheduledFireTimeUtc, cancellationToken))
            bells.Ring(job, Again);
    }

    /// <summary>One that fired in what is now the future is of before the clock was set back, and about to be made anew: nothing counts by it.</summary>
    private DateTimeOffset? First(ITrigger? trigger) => trigger?.PreviousFireTimeUtc > time.GetUtcNow() ? null : trigger?.StartTimeUtc;

    private async Task<bool> TryAsync(string schedule, DateTimeOffset first, DateTimeOffset? fires, CancellationToken cancellationToken)
    {
        try
        {
            return await runs.FireAsync(schedule, first, fires, cancellationToken);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            runs.Postponed(schedule, fault);
            return false;
        }
    }
}
