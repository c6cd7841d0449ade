using Quartz;

namespace AutoGen.Automation.Schedules;

/// <summary>The times at which a schedule runs. Made of settings that were checked with <see cref="ScheduleCheck"/>.</summary>
public sealed class ScheduleTimes
{
    /// <summary>How far back a missed time is looked for; a run as late as that is never made up for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(800);

    private readonly CronExpression? cron;
    private readonly TimeSpan every;

    public ScheduleTimes(ScheduleSettings schedule, TimeProvider time)
    {
        Zone = ZoneOf(schedule, time);
        every = TimeSpan.FromMinutes(schedule.EveryMinutes ?? 0);
        if (schedule.Cron is { } text && CronText.Parse(text).TryGet(out var parsed, out _))
            cron = parsed.WithTimeZone(Zone);
    }

    /// <summary>The zone in which the schedule thinks and speaks.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>As Quartz has it; null where it runs at an interval.</summary>
    internal CronExpression? Cron => cron;

    internal TimeSpan Every => every;

    /// <summary>The first times after a moment, as many as there are.</summary>
    public IReadOnlyList<DateTimeOffset> Next(DateTimeOffset after, int count)
    {
        var times = new List<DateTimeOffset>();
        for (var last = after; times.Count < count && After(last) is { } next; last = next)
            times.Add(TimeZoneInfo.ConvertTime(next, Zone));
        return times;
    }

    /// <summary>The time that a run is for which begins at a moment: the last one at or before it.</summary>
    internal DateTimeOffset DueAt(DateTimeOffset moment)
    {
        if (cron is null || cron.IsSatisfiedBy(moment))
            return moment;
        var due = moment;
        for (var span = TimeSpan.FromHours(1); due == moment && span < Longest; span *= 2)
        {
            for (var next = cron.GetNextValidTimeAfter(moment - span); next < moment; next = cron.GetNextValidTimeAfter(next.Value))
                due = next.Value;
        }

        return due;
    }

    internal static bool IsZone(string name) => FindZone(name) is not null;

    private DateTimeOffset? After(DateTimeOffset moment) => cron is null ? moment + every : cron.GetNextValidTimeAfter(moment);

    private static TimeZoneInfo ZoneOf(ScheduleSettings schedule, TimeProvider time) => schedule.TimeZone is { } name && FindZone(name) is { } zone ? zone : time.LocalTimeZone;

    /// <summary>By the names of either world, wherever we run.</summary>
    private static TimeZoneInfo? FindZone(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out zone) ? zone : null;
    }
}
