using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Schedules;

/// <summary>Checks the values of one schedule.</summary>
internal static class ScheduleCheck
{
    private static readonly string[] misses = [ScheduleSettings.Once, ScheduleSettings.All, ScheduleSettings.Skip];
    private static readonly string[] overlaps = [ScheduleSettings.Skip, ScheduleSettings.Queue, ScheduleSettings.Replace];

    public static IEnumerable<Problem> Of(WatchSettings watch, ScheduleSettings schedule)
    {
        if (schedule.Cron is null == schedule.EveryMinutes is null)
            yield return Wrong(watch, "schedule-time-missing", "cron", null, "A schedule says when it runs, in one way.", "cron or everyMinutes", "For example \"cron\": \"0 2 * * *\".");
        if (schedule.Cron is { } cron && CronText.Parse(cron).Problems is [var problem, ..])
            yield return Wrong(watch, problem.Code, "cron", problem.Value, problem.Message, problem.Allowed!, problem.Remedy!);
        if (schedule.Requests is null == schedule.File is null)
            yield return Wrong(watch, "schedule-run-missing", "run", null, "A schedule says what it makes, in one way.", "requests or file", "For example \"run\": { \"requests\": [ { \"prompt\": \"a lighthouse at night\" } ] }.");
        if (schedule.EveryMinutes is < 1 or > 525_600)
            yield return OutOfRange(watch, "everyMinutes", schedule.EveryMinutes.Value, "1 to 525600");
        if (schedule.TimeZone is { } zone && !ScheduleTimes.IsZone(zone))
            yield return Wrong(watch, "schedule-zone-unknown", "timeZone", zone, $"There is no time zone \"{zone}\".", "a name such as Europe/Berlin or UTC", "Correct it, or leave it out: the computer's counts.");
        if (!misses.Contains(schedule.Missed))
            yield return Unknown(watch, "missed", schedule.Missed, misses);
        if (schedule.MissedHours is not (>= 0.1 and <= 8760))
            yield return OutOfRange(watch, "missedHours", schedule.MissedHours, "0.1 to 8760");
        if (!overlaps.Contains(schedule.Overlap))
            yield return Unknown(watch, "overlap", schedule.Overlap, overlaps);
        if (schedule.Window is { } window && QuietSpan.Parse(window) is null)
            yield return Wrong(watch, "watch-hours-wrong", "window", window, $"\"{window}\" is not a span of hours.", "two different times of day, for example 02:00-07:00", "Correct it, or take it out.");
    }

    private static Problem Wrong(WatchSettings watch, string code, string key, string? value, string message, string allowed, string remedy) =>
        WatchValues.Wrong(watch, code, key, value, message, allowed, remedy);

    private static Problem Unknown(WatchSettings watch, string key, string value, string[] allowed) => WatchValues.Unknown(watch, key, value, allowed);

    private static Problem OutOfRange(WatchSettings watch, string key, double value, string allowed) => WatchValues.OutOfRange(watch, key, value, allowed);
}
