using System.Globalization;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Schedules;

public sealed class ScheduleTimesTests
{
    [Theory]
    [InlineData("0 2 * * *", "UTC", "2026-01-01 00:00", "2026-01-01 02:00 +00:00", "2026-01-02 02:00 +00:00")]
    [InlineData("30 22 * * 1-5", "UTC", "2026-11-20 23:00", "2026-11-23 22:30 +00:00", "2026-11-24 22:30 +00:00")] // a Friday, then Monday
    [InlineData("0 6 * * 7", "UTC", "2026-11-21 00:00", "2026-11-22 06:00 +00:00", "2026-11-29 06:00 +00:00")] // Sunday, as 0
    [InlineData("15 0 6 ? * 2", "UTC", "2026-11-21 00:00", "2026-11-23 06:00 +00:00", "2026-11-30 06:00 +00:00")] // six fields: 2 = Monday
    [InlineData("0 3 L * *", "UTC", "2026-02-01 00:00", "2026-02-28 03:00 +00:00", "2026-03-31 03:00 +00:00")]
    [InlineData("0 3 * * FRI#2", "UTC", "2026-11-01 00:00", "2026-11-13 03:00 +00:00", "2026-12-11 03:00 +00:00")]
    [InlineData("0 2 29 2 *", "UTC", "2026-01-01 00:00", "2028-02-29 02:00 +00:00", "2032-02-29 02:00 +00:00")]
    [InlineData("@daily", "UTC", "2026-01-01 12:00", "2026-01-02 00:00 +00:00", "2026-01-03 00:00 +00:00")]
    [InlineData("0 2 * * *", "Europe/Berlin", "2026-07-01 00:00", "2026-07-02 02:00 +02:00", "2026-07-03 02:00 +02:00")]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24 12:00", "2026-10-25 02:30 +02:00", "2026-10-26 02:30 +01:00")] // the hour that is there twice
    public void It_runs_when_its_cron_expression_says_in_its_own_zone(string cron, string zone, string after, params string[] expected)
    {
        var times = Times(new ScheduleSettings { Cron = cron, TimeZone = zone }).Next(At(after), 2);
        Assert.Equal(expected, times.Select(Shown));
    }

    /// <summary>On 29 March 2026 there is no 02:30 in Berlin: the night has its run all the same, and one only.</summary>
    [Fact]
    public void The_night_that_skips_the_hour_has_one_run()
    {
        var times = Times(new ScheduleSettings { Cron = "30 2 * * *", TimeZone = "Europe/Berlin" }).Next(At("2026-03-28 12:00"), 2);
        Assert.Equal([new DateOnly(2026, 3, 29), new DateOnly(2026, 3, 30)], times.Select(time => DateOnly.FromDateTime(time.DateTime)));
    }

    [Fact]
    public void An_interval_counts_from_the_beginning_of_the_century() =>
        Assert.Equal(
            ["2026-01-01 01:30 +00:00", "2026-01-01 03:00 +00:00"],
            Times(new ScheduleSettings { EveryMinutes = 90 }).Next(At("2026-01-01 00:00"), 2).Select(Shown));

    /// <summary>Real time goes on while the clocks are set: what runs every day at two is cron's.</summary>
    [Fact]
    public void An_interval_does_not_follow_the_clocks_of_summer() =>
        Assert.Equal(
            ["2026-03-29 00:00 +01:00", "2026-03-30 01:00 +02:00"],
            Times(new ScheduleSettings { EveryMinutes = 1440, TimeZone = "Europe/Berlin" }).Next(At("2026-03-28 12:00"), 2).Select(Shown));

    [Theory]
    [InlineData("2026-03-29 00:30", "07:00", "2026-03-29 07:00 +02:00")] // a night of four hours
    [InlineData("2026-10-25 00:30", "07:00", "2026-10-25 07:00 +01:00")] // and one of six
    [InlineData("2026-03-28 12:00", "02:30", "2026-03-29 03:00 +02:00")] // the hour is not there: its end
    [InlineData("2026-10-24 12:00", "02:30", "2026-10-25 02:30 +02:00")] // it is there twice: the first
    [InlineData("2026-07-01 05:00", "07:00", "2026-07-02 07:00 +02:00")] // due at the very minute: the next day
    public void A_window_closes_at_its_time_of_day_after_the_run_was_due(string due, string until, string closes) =>
        Assert.Equal(closes, Shown(Times(new ScheduleSettings { Cron = "@daily", TimeZone = "Europe/Berlin", Window = new WindowSettings { Until = until } }).Closes(At(due))!.Value));

    [Theory]
    [InlineData("cron", "schedule-cron-wrong", "0 2 * *")]
    [InlineData("cron", "schedule-cron-wrong", "0 25 * * *")]
    [InlineData("cron", "schedule-never-due", "0 2 30 2 *")]
    [InlineData("cron", "schedule-cron-wrong", "every night")]
    [InlineData("timeZone", "schedule-zone-unknown", "0 2 * * *", "Europe/Atlantis")]
    [InlineData("cron", "schedule-time-missing", null)]
    public void What_is_wrong_with_its_times_is_said_by_key(string key, string code, string? cron, string? zone = null) =>
        Refused(key, code, new() { Cron = cron, TimeZone = zone, Run = Requests });

    [Fact]
    public void So_is_what_is_wrong_with_the_rest()
    {
        Refused("run", "schedule-run-missing", new() { Cron = "@daily" });
        Refused("run", "schedule-run-missing", new() { Cron = "@daily", Run = Requests with { File = "/w/scenes.txt" } });
        Refused("recipe", "schedule-recipe-missing", new() { Cron = "@daily", Run = new() { Images = "/w/photos" } });
        Refused("run.seed", "schedule-seed-idle", new() { Cron = "@daily", Run = Requests with { Seed = 5 } });
        Refused("run.seeds", "watch-value-unknown", new() { Cron = "@daily", Run = Requests with { Seeds = "same" } });
        Refused("run.count", "watch-value-out-of-range", new() { Cron = "@daily", Run = Requests with { Count = 0 } });
        Refused("window.until", "schedule-window-wrong", new() { Cron = "@daily", Run = Requests, Window = new() { Until = "25:00" } });
        Refused("window.rest", "watch-value-unknown", new() { Cron = "@daily", Run = Requests, Window = new() { Until = "7:00", Rest = "keep" } });
        Refused("missed", "watch-value-unknown", new() { Cron = "@daily", Run = Requests, Missed = "twice" });
        Refused("missedHours", "watch-value-out-of-range", new() { Cron = "@daily", Run = Requests, MissedHours = 0 });
        Refused("overlap", "watch-value-unknown", new() { Cron = "@daily", Run = Requests, Overlap = "both" });
        Refused("everyMinutes", "watch-value-out-of-range", new() { EveryMinutes = 0.5, Run = Requests });
    }

    private static RunSettings Requests { get; } = new() { Requests = "[]" };

    private static void Refused(string key, string code, ScheduleSettings schedule)
    {
        var watch = new WatchSettings { Name = "night", Path = "/w/schedules/night", Output = "/w/out", Schedule = schedule };
        var problem = Assert.Single(new ScheduleValidation([]).Check(watch));
        Assert.Equal((code, $"schedules.night.{key}"), (problem.Code, problem.Key));
        Assert.NotNull(problem.Remedy);
    }

    private static ScheduleTimes Times(ScheduleSettings schedule) => new(schedule, new FakeTime());

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);

    private static string Shown(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
