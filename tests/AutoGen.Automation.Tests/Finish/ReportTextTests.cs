using System.Text.Json.Nodes;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Finish;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Finish;

/// <summary>What somebody reads in the morning.</summary>
public sealed class ReportTextTests
{
    private static readonly DateTimeOffset Evening = new(2025, 1, 31, 22, 0, 0, TimeSpan.Zero);

    private static readonly DropReport Empty = new()
    {
        Drop = "20250131-220000-0000000-abcdef",
        Watch = "night",
        Sources = ["cats.txt"],
        Files = ["/w/failed/cats.txt"],
        Outcome = "failed",
        Created = Evening,
        Finished = Evening.AddHours(7),
        Times = new ReportedTimes(25200, 600, 3.2, 24000, 20.1),
        Runs = [],
        Pictures = [],
        Failures = [],
        Rejected = [],
        Warnings = [],
    };

    [Fact]
    public void It_says_how_long_the_drop_waited_and_what_the_time_was_spent_on() => Contains(Empty, """
        When
          taken     Fri 2025-01-31 22:00:00 +00:00 by watch night, as drop 20250131-220000-0000000-abcdef
          finished  Sat 2025-02-01 05:00:00 +00:00, after 7 h
          waited    10 min for its turn
          rendered  6 h 40 min, 20 s a picture, and 3.2 s loading models
        """);

    [Fact]
    public void A_run_of_a_schedule_says_so_and_what_its_window_left() => Contains(
        Empty with
        {
            Schedule = new ReportedSchedule("nightly", new DateTimeOffset(2025, 2, 1, 2, 0, 0, TimeSpan.FromHours(1)), "Europe/Berlin")
            {
                Closes = new DateTimeOffset(2025, 2, 1, 7, 0, 0, TimeSpan.FromHours(1)),
                CarriedIn = 2,
                CarriedOver = 115,
                Forecast = new RunForecast(310, 200, 27900),
            },
        },
        """
        Schedule
          run of nightly, due Sat 2025-02-01 02:00:00 +01:00
          expected  200 of 310 pictures in its time; all take 7 h 45 min
          taken in  2 pictures that the run before had left
          closed    Sat 2025-02-01 07:00:00 +01:00; 115 carried over to the next run, 0 dropped
        """);

    [Fact]
    public void Seeds_that_count_up_are_told_by_their_ends() => Contains(
        Empty with { Runs = [new ReportedRun("pocket", "euler", "karras", 20, 7.5, 512, 768) { Seeds = [5, 6, 7, 42, 8] }] },
        """
        What ran
          5 x pocket, euler karras, 20 steps, cfg 7.5, 512 x 768, seeds 5 to 8, 42
        """);

    [Fact]
    public void Many_seeds_that_do_not_are_not_all_told() => Contains(
        Empty with { Runs = [new ReportedRun("pocket", "euler", "karras", 20, 7, 512, 768) { Seeds = [.. Enumerable.Range(0, 20).Select(index => index * 3L)] }] },
        "seeds 0, 3, 6, 9, 12, 15, 18, 21, ...");

    [Fact]
    public void A_render_that_killed_its_worker_is_told_with_every_attempt_and_what_the_worker_said_last()
    {
        var failure = new ReportedFailure(3, "failed", "sample", [new Problem("worker-crashed", "The worker process crashed.")])
        {
            Line = 2,
            Attempts = 2,
            Tries = [new ReportedAttempt(1, Evening, null, null), new ReportedAttempt(2, Evening.AddMinutes(1), Evening.AddSeconds(63), "failed")],
            Evidence = new WorkerEvidence(134, [.. Enumerable.Range(1, 12).Select(number => $"line {number}")]) { Plugins = ["Evil.Sampler"] },
            Request = new JsonObject(),
        };
        Contains(Empty with { Failures = [failure] }, """
            Failed
              picture 3, line 2 (failed in sample, 2 attempts): The worker process crashed. [worker-crashed]
                  attempt 1: Fri 2025-01-31 22:00:00 +00:00, cut short by the end of the agent
                  attempt 2: Fri 2025-01-31 22:01:00 +00:00, failed after 3.0 s
                  the worker process ended with exit code 134
                  plugins in use: Evil.Sampler
                  the last that the worker said:
                    | line 3
            """);
    }

    [Fact]
    public void Many_failures_of_one_kind_are_told_by_the_first_and_by_their_numbers()
    {
        ReportedFailure Full(int number) => new(number, "failed", "write", [new Problem("disk-full", $"Cannot write to /w/{number}.png: the disk is full.")]) { Request = new JsonObject() };
        var other = new ReportedFailure(7, "cancelled", null, [new Problem("render-cancelled", "It was cancelled.")]) { Request = new JsonObject() };
        Contains(Empty with { Failures = [Full(3), Full(4), Full(5), Full(6), other, Full(9)] }, """
            Failed
              picture 3 (failed in write): Cannot write to /w/3.png: the disk is full. [disk-full]
              pictures 4 to 6, 9 (4): the same, see the .json
              picture 7 (cancelled): It was cancelled. [render-cancelled]
            """);
    }

    [Theory]
    [InlineData(false, "To try again: autogen retry 20250131-220000-0000000-abcdef makes what is missing, as the source was; a source that you mended, moved back into the watched folder, is made anew from its beginning.")]
    [InlineData(true, "To try again: mend what is named above and move the source back into the watched folder.")]
    public void It_says_how_to_have_what_is_missing(bool refused, string expected)
    {
        var failure = new ReportedFailure(1, "failed", "write", [new Problem("disk-full", "The disk is full.")]) { Request = new JsonObject() };
        Contains(Empty with { Failures = [failure], Rejected = refused ? [new Problem("prompt-missing", "No prompt.")] : [] }, expected);
    }

    [Theory]
    [InlineData(1, 0, 0, "autogen retry 20250131-220000-0000000-abcdef makes what is missing, as it was planned; what you mend counts from the next run on, or at once with autogen schedule run \"my night\".")]
    [InlineData(0, 1, 0, "autogen schedule run \"my night\" makes a new run, when what is named above is mended.")]
    [InlineData(0, 0, 3, "nothing is to be done, the next run makes what this one left.")]
    public void Of_a_run_of_a_schedule_too_whose_folder_nobody_watches(int failed, int refused, int carriedOver, string expected)
    {
        var failure = new ReportedFailure(1, "failed", "write", [new Problem("disk-full", "The disk is full.")]) { Request = new JsonObject() };
        Contains(
            Empty with
            {
                Schedule = new ReportedSchedule("my night", Evening, "UTC") { CarriedOver = carriedOver },
                Failures = [.. Enumerable.Repeat(failure, failed)],
                Rejected = [.. Enumerable.Repeat(new Problem("prompt-file-missing", "There is no file."), refused)],
            },
            "To try again: " + expected);
    }

    [Fact]
    public void An_ordinary_failure_is_one_line() => Contains(
        Empty with { Failures = [new ReportedFailure(1, "cancelled", null, [new Problem("render-cancelled", "It was cancelled.")]) { Tries = [new ReportedAttempt(1, Evening, Evening, "cancelled")], Request = new JsonObject() }] },
        """
        Failed
          picture 1 (cancelled): It was cancelled. [render-cancelled]

        Source
          /w/failed/cats.txt
        """);

    private static void Contains(DropReport report, string text) =>
        Assert.Contains(text.ReplaceLineEndings("\n"), ReportText.Write(report, TimeZoneInfo.Utc), StringComparison.Ordinal);
}
