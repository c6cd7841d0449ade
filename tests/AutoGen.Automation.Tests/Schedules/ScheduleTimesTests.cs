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
    public void An_interval_counts_from_the_last_run() =>
        Assert.Equal(
            ["2026-01-01 01:30 +00:00", "2026-01-01 03:00 +00:00"],
            Times(new ScheduleSettings { EveryMinutes = 90 }).Next(At("2026-01-01 00:00"), 2).Select(Shown));

    [Theory]
    [InlineData("2026-01-05 02:00", "2026-01-05 02:00 +00:00")]
    [InlineData("2026-01-05 09:17", "2026-01-05 02:00 +00:00")]
    [InlineData("2026-01-05 01:59", "2026-01-04 02:00 +00:00")]
    public void A_late_run_is_for_the_last_time_that_it_was_due(string began, string due) =>
        Assert.Equal(due, Shown(Times(new ScheduleSettings { Cron = "0 2 * * *", TimeZone = "UTC" }).DueAt(At(began))));

    [Theory]
    [InlineData("cron", "schedule-cron-wrong", "0 2 * *")]
    [InlineData("cron", "schedule-cron-wrong", "0 25 * * *")]
    [InlineData("cron", "schedule-cron-wrong", "every night")]
    [InlineData("timeZone", "schedule-zone-unknown", "0 2 * * *", "Europe/Atlantis")]
    [InlineData("cron", "schedule-time-missing", null)]
    public void What_is_wrong_is_said_by_key(string key, string code, string? cron, string? zone = null)
    {
        var watch = new WatchSettings { Name = "night", Path = "/w/schedules/night", Output = "/w/out", Schedule = new() { Cron = cron, TimeZone = zone, Requests = "[]" } };
        var problem = Assert.Single(WatchValidation.Check([watch]), problem => problem.Code.StartsWith("schedule", StringComparison.Ordinal));
        Assert.Equal((code, $"schedules.night.{key}"), (problem.Code, problem.Key));
        Assert.NotNull(problem.Remedy);
    }

    private static ScheduleTimes Times(ScheduleSettings schedule) => new(schedule, new FakeTime());

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);

    private static string Shown(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
