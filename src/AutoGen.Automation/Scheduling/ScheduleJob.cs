using System.Globalization;
using AutoGen.Automation.Schedules;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>One run of a schedule. Asked for recovery: a run whose agent died at its very beginning begins again, and is the same drop.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduleJob(ScheduleRuns runs) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await runs.FireAsync(context.JobDetail.Key.Name, Began(context), cancellationToken);

    private static DateTimeOffset Began(IJobExecutionContext context) =>
        context.Recovering && long.TryParse(context.MergedJobDataMap.GetString(SchedulerConstants.FailedJobOriginalTriggerScheduledFireTime), CultureInfo.InvariantCulture, out var ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
}
