using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>
/// Keeps the triggers of the schedules in Quartz as the configuration wants them. One that is right is left alone: by it Quartz knows, after a time
/// without an agent, that something was missed.
/// </summary>
internal sealed class ScheduleTriggers(LiveOptions options, Bells bells, TimeProvider time)
{
    public async Task ScheduleAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var wanted = options.Current.Watches.Where(static watch => watch is { Enabled: true, Schedule: not null }).ToDictionary(static watch => Jobs.Schedule(watch.Name), TimetableOf);
        var stored = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, cancellationToken);
        var regular = stored.Items.Where(static trigger => Jobs.IsSchedule(trigger.JobKey) && trigger.Key.Name.EndsWith(Jobs.Regularly, StringComparison.Ordinal)).ToDictionary(static trigger => trigger.JobKey);
        await scheduler.DeleteJobs([.. regular.Keys.Where(job => !wanted.ContainsKey(job))], cancellationToken);
        var missing = wanted.Where(entry => !regular.TryGetValue(entry.Key, out var trigger) || !IsRight(trigger, entry.Value)).ToDictionary(static entry => Job(entry.Key), entry => Triggers(scheduler, entry.Key, entry.Value));
        if (missing.Count > 0)
            await scheduler.ScheduleJobs(missing, ScheduleJobOptions.Replacing, cancellationToken);
        foreach (var late in regular.Values.Where(trigger => wanted.ContainsKey(trigger.JobKey) && trigger.NextFireTimeUtc < time.GetUtcNow()))
            bells.Ring(late.JobKey); // Quartz looks for what was missed once a minute
    }

    /// <summary>Made for the same times, and not for a later one: where the clock was set back, its next time may lie far away.</summary>
    private static bool IsRight(TriggerHeader trigger, Timetable wanted) =>
        trigger.Description == wanted.Description && trigger.NextFireTimeUtc is { } next && wanted.Next is { } right && next <= right;

    private Timetable TimetableOf(WatchSettings watch)
    {
        var times = new ScheduleTimes(watch.Schedule!, time);
        var next = times.Next(time.GetUtcNow(), 1).Select(static next => (DateTimeOffset?)next).FirstOrDefault();
        return new Timetable($"{watch.Schedule!.When}, {times.Zone.Id}", times, next);
    }

    private static IJobDetail Job(JobKey key) => JobBuilder.Create<ScheduleJob>().WithIdentity(key).StoreDurably().RequestRecovery().Build();

    private static IReadOnlyCollection<ITrigger> Triggers(IScheduler scheduler, JobKey key, Timetable wanted)
    {
        if (wanted.Next is not { } next)
            return []; // never again, as the 29th of February 2024 would be
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .WithIdentity(Jobs.Trigger(key, Jobs.Regularly))
            .WithDescription(wanted.Description)
            .StartAt(next)
            .WithSchedule(Schedule(wanted.Times))
            .Build();
        return [trigger];
    }

    /// <summary>However much was missed, it fires once: the job knows what is to be made up for.</summary>
    private static IScheduleBuilder Schedule(ScheduleTimes times) => times.Cron is { } cron
        ? CronScheduleBuilder.Create(cron).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
        : CalendarIntervalScheduleBuilder.Create().WithInterval((int)times.Every.TotalSeconds, IntervalUnit.Second).WithMisfireInstruction(CalendarIntervalTriggerMisfireInstruction.FireAndProceed);

    /// <param name="Description">With the zone as it is now: where the computer's own counts, that may have become another one.</param>
    /// <param name="Times">When it is due.</param>
    /// <param name="Next">The first time from now on; null where there is none.</param>
    private sealed record Timetable(string Description, ScheduleTimes Times, DateTimeOffset? Next);
}
