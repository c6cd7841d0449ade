using AutoGen.Automation.Drops;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Renders;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Finish;

public sealed class ReportedScheduleTests
{
    private static readonly DateTimeOffset Due = new(2025, 2, 1, 2, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void It_counts_what_came_from_the_run_before_and_what_the_window_left()
    {
        var plan = Plan(new ScheduledRun("nightly", Due) { TimeZone = "Europe/Berlin", Closes = Due.AddHours(5) }, carried: 2);
        var reported = ReportedSchedule.Of(plan, [Record(1, RenderEnd.Completed), Record(2, RenderEnd.CarriedOver), Record(3, RenderEnd.CarriedOver), Record(4, RenderEnd.Dropped)])!;
        Assert.Equal(("nightly", Due, "Europe/Berlin", 2, 2, 1), (reported.Name, reported.Due, reported.TimeZone, reported.CarriedIn, reported.CarriedOver, reported.Dropped));
    }

    [Fact]
    public void Any_other_drop_says_nothing_of_one() => Assert.Null(ReportedSchedule.Of(Plan(null, carried: 0), []));

    [Theory]
    [InlineData(true, RenderEnd.Completed, RenderEnd.CarriedOver)]
    [InlineData(true, RenderEnd.Completed, RenderEnd.Dropped)]
    [InlineData(false, RenderEnd.Completed, RenderEnd.Failed)]
    [InlineData(false, RenderEnd.CarriedOver, RenderEnd.CarriedOver)] // a night in which nothing was made is no good one
    internal void A_run_that_its_window_cut_short_is_done_if_something_was_made_and_nothing_failed(bool done, RenderEnd first, RenderEnd second) =>
        Assert.Equal(done, DropReport.IsDone(Plan(new ScheduledRun("nightly", Due), carried: 0), [Record(1, first), Record(2, second)]));

    private static DropPlan Plan(ScheduledRun? run, int carried) => new()
    {
        Id = "20250201-010000-0000000-abcdef",
        Watch = "nightly",
        Created = Due,
        Sources = ["nightly.json"],
        Output = "/w/out",
        Schedule = run,
        Renders = [.. Enumerable.Range(1, 4).Select(number => new PlannedRender(number, $"{number}.png", null, Request) { CarriedFrom = number <= carried ? "20250131-010000-0000000-abcdef" : null })],
    };

    private static RenderRequest Request { get; } = new()
    {
        Prompt = "a lighthouse at night",
        Model = "pocket",
        Sampler = new("euler"),
        Schedule = new("karras"),
        Steps = 5,
        Cfg = 7,
        Seed = 7,
        Rng = RandomSourceKind.Nv,
        Width = 128,
        Height = 128,
    };

    private static RenderRecord Record(int number, RenderEnd end) => new() { Number = number, End = end, Attempts = 0, Ended = Due };
}
