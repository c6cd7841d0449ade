using AutoGen.Automation.Running;
using AutoGen.Automation.Watches;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>The jobs that are always there: they run at their interval, without overlap, whatever rings.</summary>
internal sealed class StandingJobs(LiveOptions options, ScheduleTriggers schedules, Pulse pulse)
{
    /// <summary>Nobody needs it but what forgot to ring, the end of quiet hours and the like.</summary>
    private static readonly TimeSpan FeedInterval = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan HousekeepingInterval = TimeSpan.FromHours(1);

    /// <summary>Puts them in, over what an earlier agent or another clock left, and takes out the scans of watches that are no more.</summary>
    public async Task ScheduleAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        await ScheduleAsync<FeedJob>(scheduler, Jobs.Feed, FeedInterval, cancellationToken);
        await ScheduleAsync<AdvanceJob>(scheduler, Jobs.Advance, Backlog.RetryAfter, cancellationToken);
        await ScheduleAsync<HousekeepingJob>(scheduler, Jobs.Housekeeping, HousekeepingInterval, cancellationToken);
        await ScheduleScansAsync(scheduler, cancellationToken);
        await schedules.ScheduleAsync(scheduler, cancellationToken);
    }

    private async Task ScheduleScansAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        IReadOnlyList<WatchSettings> watches = [.. options.Current.Watches.Where(static watch => watch.Schedule is null)];
        foreach (var watch in watches)
            await ScheduleAsync<IntakeJob>(scheduler, Jobs.Intake(watch.Name), TimeSpan.FromSeconds(watch.ScanSeconds), cancellationToken);
        var stored = await scheduler.QueryJobs(new JobQuery { Take = PagedQuery.All }, cancellationToken);
        var gone = stored.Items.Select(job => job.Key).Where(job => Jobs.IsIntake(job) && !watches.Any(watch => Jobs.Intake(watch.Name).Equals(job))).ToList();
        gone.ForEach(pulse.Forget);
        await scheduler.DeleteJobs(gone, cancellationToken);
    }

    private async Task ScheduleAsync<T>(IScheduler scheduler, JobKey key, TimeSpan interval, CancellationToken cancellationToken)
        where T : IJob
    {
        var job = JobBuilder.Create<T>().WithIdentity(key).StoreDurably().Build();
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .WithIdentity(Jobs.Trigger(key, Jobs.Regularly))
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
            .WithOverlapPolicy(OverlapPolicy.Skip)
            .Build();
        pulse.Expect(key, interval); // also before it is in: one that cannot be put in is silent
        await scheduler.UnscheduleJob(Jobs.Trigger(key, Jobs.Soon), cancellationToken); // by what clock was it set?
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
    }
}
