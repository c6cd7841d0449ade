using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>
/// Keeps the triggers of the schedules in Quartz as the configuration wants them. One that has not changed is left alone: Quartz knows by it what was
/// missed while no agent ran.
/// </summary>
internal sealed class ScheduleTriggers(LiveOptions options, TimeProvider time)
{
    public async Task ScheduleAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var wanted = options.Current.Watches.Where(static watch => watch is { Enabled: true, Schedule: not null }).ToList();
        foreach (var watch in wanted)
            await ScheduleAsync(scheduler, watch, cancellationToken);
        var stored = await scheduler.QueryJobs(new JobQuery { Take = PagedQuery.All }, cancellationToken);
        await scheduler.DeleteJobs(
            [.. stored.Items.Select(job => job.Key).Where(job => Jobs.IsSchedule(job) && !wanted.Any(watch => Jobs.Schedule(watch.Name).Equals(job)))],
            cancellationToken);
    }

    private async Task ScheduleAsync(IScheduler scheduler, WatchSettings watch, CancellationToken cancellationToken)
    {
        var (key, schedule) = (Jobs.Schedule(watch.Name), watch.Schedule!);
        var text = FormattableString.Invariant($"{schedule.Cron}|{schedule.EveryMinutes}|{schedule.TimeZone}|{schedule.Missed}");
        if (await scheduler.GetTrigger(Jobs.Trigger(key, Jobs.Regularly), cancellationToken) is { } stored && stored.Description == text)
            return;
        var job = JobBuilder.Create<ScheduleJob>().WithIdentity(key).StoreDurably().RequestRecovery().Build();
        var times = new ScheduleTimes(schedule, time);
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .WithIdentity(Jobs.Trigger(key, Jobs.Regularly))
            .WithDescription(text)
            .StartAt(times.Next(time.GetUtcNow(), 1)[0])
            .WithSchedule(times.Cron is { } cron ? ByCron(cron, schedule.Missed) : ByInterval(times.Every, schedule.Missed))
            .Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
    }

    private static CronScheduleBuilder ByCron(CronExpression cron, string missed) =>
        CronScheduleBuilder.Create(cron).WithMisfireInstruction(missed switch
        {
            ScheduleSettings.All => CronTriggerMisfireInstruction.IgnoreMisfires,
            ScheduleSettings.Skip => CronTriggerMisfireInstruction.DoNothing,
            _ => CronTriggerMisfireInstruction.FireAndProceed,
        });

    private static SimpleScheduleBuilder ByInterval(TimeSpan every, string missed) =>
        SimpleScheduleBuilder.Create().WithInterval(every).RepeatForever().WithMisfireInstruction(missed switch
        {
            ScheduleSettings.All => SimpleTriggerMisfireInstruction.IgnoreMisfires,
            ScheduleSettings.Skip => SimpleTriggerMisfireInstruction.NextWithRemainingCount,
            _ => SimpleTriggerMisfireInstruction.NowWithRemainingCount,
        });
}
