using System.Globalization;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Schedules;

/// <summary>Checks the values of one schedule.</summary>
internal static class ScheduleCheck
{
    private static readonly string[] Misses = [ScheduleSettings.Once, ScheduleSettings.All, ScheduleSettings.Skip];
    private static readonly string[] Overlaps = [ScheduleSettings.Skip, ScheduleSettings.Queue, ScheduleSettings.Replace];
    private static readonly string[] SeedRules = [RunSettings.Random, RunSettings.PerRun, RunSettings.Fixed];
    private static readonly string[] Rests = [ScheduledRun.CarryOver, ScheduledRun.Drop];

    public static IEnumerable<Problem> Of(WatchSettings watch, ScheduleSettings schedule) =>
        [.. Times(watch, schedule), .. Run(watch, schedule.Run), .. Window(watch, schedule.Window), .. Policies(watch, schedule)];

    private static IEnumerable<Problem> Times(WatchSettings watch, ScheduleSettings schedule)
    {
        if (schedule.Cron is null == schedule.EveryMinutes is null)
            yield return Wrong(watch, "schedule-time-missing", "cron", null, "A schedule says when it runs, in one way.", "cron or everyMinutes", "For example \"cron\": \"0 2 * * *\".");
        if (schedule.TimeZone is { } zone && !ScheduleTimes.IsZone(zone))
            yield return Wrong(watch, "schedule-zone-unknown", "timeZone", zone, $"There is no time zone \"{zone}\".", "a name such as Europe/Berlin or UTC", "Correct it, or leave it out: the computer's counts.");
        else if (schedule.Cron is { } cron && Cron(cron) is { } problem)
            yield return Wrong(watch, problem.Code, "cron", problem.Value, problem.Message, problem.Allowed!, problem.Remedy!);
        if (schedule.EveryMinutes is { } every and not (>= 1 and <= 525_600))
            yield return WatchValues.OutOfRange(watch, "everyMinutes", every, "1 to 525600");
    }

    private static Problem? Cron(string text)
    {
        if (!CronText.Parse(text).TryGet(out var cron, out var problems))
            return problems[0];
        return cron.GetNextValidTimeAfter(DateTimeOffset.UnixEpoch) is not null ? null
            : new Problem("schedule-never-due", $"No time is ever \"{text}\".") { Value = text, Allowed = "days that some month has", Remedy = "Correct it; the 30th of February never comes." };
    }

    private static IEnumerable<Problem> Run(WatchSettings watch, RunSettings run)
    {
        if (new[] { run.Requests, run.File, run.Images }.Count(static way => way is not null) != 1)
            yield return Wrong(watch, "schedule-run-missing", "run", null, "A schedule says what it makes, in one way.", "requests, file or images", "For example \"run\": { \"requests\": [ { \"prompt\": \"a lighthouse at night\" } ] }.");
        if (run.Images is not null && watch.Recipe is null)
            yield return Wrong(watch, "schedule-recipe-missing", "recipe", null, "A run over a folder of images needs a recipe.", "the name of a recipe, or an object of render settings", "For example \"recipe\": { \"prompt\": \"by night\", \"strength\": 0.5 }.");
        if (run.Count is { } count and not (>= 1 and <= 10_000))
            yield return WatchValues.OutOfRange(watch, "run.count", count, "1 to 10000");
        if (!SeedRules.Contains(run.Seeds))
            yield return WatchValues.Unknown(watch, "run.seeds", run.Seeds, SeedRules);
        if (run.Seed is { } seed and not (>= 0 and <= uint.MaxValue))
            yield return WatchValues.OutOfRange(watch, "run.seed", seed, FormattableString.Invariant($"0 to {uint.MaxValue}"));
        if (run is { Seed: not null, Seeds: not RunSettings.Fixed })
            yield return Wrong(watch, "schedule-seed-idle", "run.seed", run.Seed.Value.ToString(CultureInfo.InvariantCulture), $"The seed does not count where seeds is {run.Seeds}.", "a seed with \"seeds\": \"fixed\"", "Set seeds to fixed, or take the seed out.");
    }

    private static IEnumerable<Problem> Window(WatchSettings watch, WindowSettings? window)
    {
        if (window is null)
            yield break;
        if (RunWindow.Parse(window.Until) is null)
            yield return Wrong(watch, "schedule-window-wrong", "window.until", window.Until, $"\"{window.Until}\" is no time of day.", "a time such as 07:00", "For example \"window\": { \"until\": \"07:00\", \"rest\": \"carryOver\" }.");
        if (!Rests.Contains(window.Rest))
            yield return WatchValues.Unknown(watch, "window.rest", window.Rest, Rests);
    }

    private static IEnumerable<Problem> Policies(WatchSettings watch, ScheduleSettings schedule)
    {
        if (!Misses.Contains(schedule.Missed))
            yield return WatchValues.Unknown(watch, "missed", schedule.Missed, Misses);
        if (schedule.MissedHours is not (>= 0.1 and <= 8760))
            yield return WatchValues.OutOfRange(watch, "missedHours", schedule.MissedHours, "0.1 to 8760");
        if (!Overlaps.Contains(schedule.Overlap))
            yield return WatchValues.Unknown(watch, "overlap", schedule.Overlap, Overlaps);
    }

    private static Problem Wrong(WatchSettings watch, string code, string key, string? value, string message, string allowed, string remedy) =>
        WatchValues.Wrong(watch, code, key, value, message, allowed, remedy);
}
