using Quartz;

namespace AutoGen.Automation.Schedules;

/// <summary>The times at which a schedule is due. Made of settings that were checked with <see cref="ScheduleCheck"/>.</summary>
public sealed class ScheduleTimes
{
    /// <summary>From here on intervals are counted, on the clocks of the zone.</summary>
    private static readonly DateTime Epoch = new(2000, 1, 1);

    private readonly CronExpression? cron;
    private readonly TimeSpan every;
    private readonly WindowSettings? window;
    private readonly DateTimeOffset epoch;

    public ScheduleTimes(ScheduleSettings schedule, TimeProvider time)
    {
        Zone = schedule.TimeZone is { } name && FindZone(name) is { } zone ? zone : time.LocalTimeZone;
        window = schedule.Window;
        every = TimeSpan.FromSeconds(Math.Round((schedule.EveryMinutes ?? 0) * 60));
        epoch = ZonedTime.At(Epoch, Zone);
        if (schedule.Cron is { } text && CronText.Parse(text).TryGet(out var parsed, out _))
            cron = parsed.WithTimeZone(Zone);
    }

    /// <summary>The zone in which the schedule thinks and speaks.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>As Quartz has it; null where it runs at an interval.</summary>
    internal CronExpression? Cron => cron;

    internal TimeSpan Every => every;

    /// <summary>The first times after a moment, in the zone; fewer where there are no more.</summary>
    public IReadOnlyList<DateTimeOffset> Next(DateTimeOffset after, int count) => [.. From(after).Take(count)];

    /// <summary>When the window of a run closes, in the zone; null where it has none.</summary>
    /// <param name="due">When the run is due.</param>
    public DateTimeOffset? Closes(DateTimeOffset due) => RunWindow.Closes(window, due, Zone);

    /// <summary>The times after one moment up to and with another, oldest first.</summary>
    internal IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset until) => From(after).TakeWhile(due => due <= until);

    internal static bool IsZone(string name) => FindZone(name) is not null;

    private IEnumerable<DateTimeOffset> From(DateTimeOffset after)
    {
        for (var last = after; After(last) is { } next; last = next)
            yield return TimeZoneInfo.ConvertTime(next, Zone);
    }

    private DateTimeOffset? After(DateTimeOffset moment) =>
        cron is not null ? cron.GetNextValidTimeAfter(moment) : epoch.AddTicks(((moment - epoch).Ticks / every.Ticks * every.Ticks) + every.Ticks);

    /// <summary>By the names of either world, wherever we run.</summary>
    private static TimeZoneInfo? FindZone(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out zone) ? zone : null;
    }
}
