using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Watches;

public sealed class RenderTimesTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2025-06-01T11:59:59Z", null, "12:00-13:00")]
    [InlineData("2025-06-01T12:00:00Z", "2025-06-01T13:00:00Z", "12:00-13:00")]
    [InlineData("2025-06-01T13:00:00Z", null, "12:00-13:00")]
    [InlineData("2025-06-01T23:30:00Z", "2025-06-02T06:00:00Z", "22:00-06:00")]
    [InlineData("2025-06-02T05:59:59Z", "2025-06-02T06:00:00Z", "22:00-06:00")]
    [InlineData("2025-06-02T06:00:00Z", null, "22:00-06:00")]
    [InlineData("2025-06-01T12:30:00Z", "2025-06-01T15:00:00Z", "13:00-15:00", "12:00-13:00")]
    [InlineData("2025-06-01T08:30:00Z", null, "12:00-13:00", "22:00-06:00")]
    public void Quiet_hours_hold_until_the_last_adjoining_span_ends(string now, string? until, params string[] hours)
    {
        var wait = Times(Watch() with { QuietHours = hours }, now, TimeZoneInfo.Utc).For("inbox");
        Assert.Equal(until is null ? null : DateTimeOffset.Parse(until, null), wait?.Until);
        Assert.Equal(until is null ? null : "watch-quiet-hours", wait?.Why.Code);
    }

    [Fact]
    public void A_watch_without_quiet_hours_never_waits_also_by_a_clock_that_goes_on() =>
        Assert.Null(new RenderTimes(new LiveOptions(new AutomationOptions { Watches = [Watch()] }), TimeProvider.System).For("inbox"));

    [Fact]
    public void They_are_hours_of_the_local_clock()
    {
        var wait = Times(Watch() with { QuietHours = ["22:00-06:00"] }, "2025-06-01T20:30:00Z", Berlin).For("inbox");
        Assert.Equal(new DateTimeOffset(2025, 6, 2, 6, 0, 0, TimeSpan.FromHours(2)), wait!.Until);
        Assert.Contains("until 06:00", wait.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_that_the_change_to_summer_time_skips_is_an_hour_later()
    {
        var wait = Times(Watch() with { QuietHours = ["22:00-02:30"] }, "2025-03-30T00:30:00Z", Berlin).For("inbox"); // 01:30; at 02:00 it is 03:00
        Assert.Equal(new DateTimeOffset(2025, 3, 30, 3, 30, 0, TimeSpan.FromHours(2)), wait!.Until);
    }

    [Fact]
    public void Hours_that_leave_no_time_have_no_end() =>
        Assert.Null(Times(Watch() with { QuietHours = ["06:00-18:00", "18:00-06:00"] }, "2025-06-01T12:30:00Z", TimeZoneInfo.Utc).For("inbox")!.Until);

    [Fact]
    public void A_watch_that_is_switched_off_waits_and_one_that_was_taken_out_is_finished()
    {
        var times = Times(Watch() with { Enabled = false }, "2025-06-01T12:30:00Z", TimeZoneInfo.Utc);
        Assert.Equal(("watch-disabled", null), (times.For("inbox")!.Why.Code, times.For("inbox")!.Until));
        Assert.Null(times.For("taken out"));
    }

    [Theory]
    [InlineData("22:00")]
    [InlineData("22-6")]
    [InlineData("22:00-22:00")]
    [InlineData("22:00-24:00")]
    [InlineData("-")]
    public void What_is_no_span_of_hours_is_not_read(string text) => Assert.Null(QuietSpan.Parse(text));

    private static RenderTimes Times(WatchSettings watch, string now, TimeZoneInfo zone) =>
        new(new LiveOptions(new AutomationOptions { Watches = [watch] }), new Clock(DateTimeOffset.Parse(now, null), zone));

    private static WatchSettings Watch() => new() { Name = "inbox", Path = "/inbox", Output = "/outbox" };

    private sealed class Clock(DateTimeOffset now, TimeZoneInfo zone) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

        public override TimeZoneInfo LocalTimeZone => zone;
    }
}
