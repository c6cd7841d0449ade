using System.Globalization;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Schedules;

/// <summary>Which runs begin when the agent looks, by its clock and what it decided on last.</summary>
public sealed class DueRunsTests
{
    [Fact]
    public void What_is_due_now_runs() => Runs(Nightly(), after: "2026-01-04 02:00", now: "2026-01-05 02:00:00", "2026-01-05 02:00");

    [Fact]
    public void Nothing_is_due_twice() => Runs(Nightly(), after: "2026-01-05 02:00", now: "2026-01-05 02:00:30");

    [Theory]
    [InlineData("once", "2026-01-12 02:00")]
    [InlineData("all", "2026-01-06 02:00", "2026-01-07 02:00", "2026-01-08 02:00", "2026-01-09 02:00", "2026-01-10 02:00", "2026-01-11 02:00", "2026-01-12 02:00")]
    [InlineData("skip")]
    public void A_week_without_an_agent_follows_the_policy(string missed, params string[] runs) =>
        Runs(Nightly(missed, hours: 200), after: "2026-01-05 02:00", now: "2026-01-12 09:00", runs);

    [Fact]
    public void Of_a_week_only_what_is_worth_it_is_made_up_for()
    {
        var due = Due(Nightly("all", hours: 60), "2026-01-05 02:00", "2026-01-12 09:00");
        Assert.Equal(["2026-01-10 02:00", "2026-01-11 02:00", "2026-01-12 02:00"], due.Run.Select(Shown));
        Assert.NotNull(due.TooLate);
        Assert.Equal("2026-01-12 02:00", Shown(due.Last!.Value));
    }

    [Theory]
    [InlineData("once")]
    [InlineData("all")]
    public void One_that_is_too_late_for_anything_is_left_out_and_not_looked_at_again(string missed)
    {
        var due = Due(Nightly(missed, hours: 2), "2026-01-05 02:00", "2026-01-06 05:00");
        Assert.Empty(due.Run);
        Assert.Equal("2026-01-06 02:00", Shown(due.TooLate!.Value));
        Assert.Equal("2026-01-06 02:00", Shown(due.Last!.Value));
    }

    [Theory]
    [InlineData("once")]
    [InlineData("skip")]
    public void A_run_on_time_makes_up_for_those_before(string missed) =>
        Runs(Nightly(missed, hours: 200), after: "2026-01-05 02:00", now: "2026-01-12 02:00:10", "2026-01-12 02:00");

    [Theory]
    [InlineData("once")]
    [InlineData("all")]
    [InlineData("skip")]
    public void A_minute_late_is_on_time(string missed) => Runs(Nightly(missed), after: "2026-01-05 02:00", now: "2026-01-06 02:00:59", "2026-01-06 02:00");

    [Fact]
    public void The_leap_day_that_was_missed_is_made_up_for() =>
        Runs(new() { Cron = "0 2 29 2 *", TimeZone = "UTC", MissedHours = 100 }, after: "2027-01-01 00:00", now: "2028-03-02 08:00", "2028-02-29 02:00");

    [Theory]
    [InlineData("2026-03-28 12:00", "2026-03-29 12:00", "2026-03-29 01:00")] // 02:30 does not exist: it runs at the end of the gap, 03:00 +02:00
    [InlineData("2026-10-24 12:00", "2026-10-25 12:00", "2026-10-25 00:30")] // 02:30 is there twice: the first, +02:00
    public void A_night_in_which_the_clocks_are_set_has_one_run(string after, string now, string run) =>
        Runs(new() { Cron = "30 2 * * *", TimeZone = "Europe/Berlin", Missed = "all" }, after, now, run);

    [Fact]
    public void A_minutely_interval_after_a_year_makes_up_for_the_newest_thousand()
    {
        var due = Due(new() { EveryMinutes = 1, TimeZone = "UTC", Missed = "all", MissedHours = 8760 }, "2025-01-01 00:00", "2026-01-01 00:00:30");
        Assert.Equal(1000, due.Run.Count);
        Assert.Equal("2026-01-01 00:00", Shown(due.Run[^1]));
    }

    private static ScheduleSettings Nightly(string missed = "once", double hours = 12) => new() { Cron = "0 2 * * *", TimeZone = "UTC", Missed = missed, MissedHours = hours };

    private static void Runs(ScheduleSettings schedule, string after, string now, params string[] runs) =>
        Assert.Equal(runs, Due(schedule, after, now).Run.Select(Shown));

    private static DueRuns Due(ScheduleSettings schedule, string after, string now) =>
        DueRuns.Of(schedule, new ScheduleTimes(schedule, new FakeTime()), At(after), At(now));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);

    private static string Shown(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
