using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Notices;

/// <summary>From a finished drop to its notice in the outbox, crashes included.</summary>
public sealed class DropNoticeTests : IDisposable
{
    private static readonly NoticeChannel Phone = new("phone") { Url = "http://localhost" };
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_finished_drop_is_told_with_counts_reasons_and_reports()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder), channels: Phone);
        bench.Renderer.Answer = static (job, _) => job.Request.Prompt == "a dog" ? new RenderOutcome.Rejected([new Problem("prompt-broken", "It barks.")]) : null;
        bench.Put("cat.json", """[ { "prompt": "a cat" }, { "prompt": "a dog" }, { "prompt": "a cat", "model": "big" } ]""");
        await bench.RunAsync();

        var entry = Assert.Single(bench.Outbox.Waiting);
        var drop = entry.Notice.Drop!;
        Assert.Equal(("phone", NoticeEvents.DropFailed), (entry.Channel, entry.Notice.Type));
        Assert.Equal(("inbox", "cat.json", "failed", 1, 1, 1), (drop.Watch, drop.Source, drop.Outcome, drop.Pictures, drop.Failures, drop.Rejected));
        Assert.Equal(["prompt-broken", "model-unknown"], drop.Reasons.Select(reason => reason.Code));
        Assert.All(drop.Reports.Values, report => Assert.True(File.Exists(report)));
        Assert.True(File.Exists(drop.FirstPicture));
        Assert.StartsWith(drop.Id + "-", entry.Notice.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_hears_what_it_wants_to_hear_and_a_watch_tells_whom_it_wants_to()
    {
        NoticeChannel[] channels = [Phone, new("failures") { Url = "http://localhost", Events = [NoticeEvents.DropFailed] }, new("other") { Url = "http://localhost" }];
        var watch = Workbench.WatchIn(folder) with
        {
            Notices = new NoticeRoute { To = ["phone", "failures"] },
            Hook = new HookSettings { Run = ["true"], Events = [NoticeEvents.DropDone] },
        };
        using var bench = new Workbench(watch, channels: channels);
        bench.Put("cat.txt", "a cat");
        bench.Put("wrong.txt", "a cat --unknown 3");
        await bench.RunAsync();

        Assert.Equal(
            ["cat.txt channel phone", "cat.txt hook of inbox", "wrong.txt channel failures", "wrong.txt channel phone"],
            bench.Outbox.Waiting.Select(entry => $"{entry.Notice.Drop!.Source} {entry.Target}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_drop_that_is_tried_again_is_told_again_under_another_id()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder), channels: Phone);
        bench.Renderer.Answer = static (_, _) => new RenderOutcome.Rejected([new Problem("prompt-broken", "It barks.")]);
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        bench.Time.Advance(1);
        var kept = new DropFolder(bench.Watch, bench.FinishedDrops.Single().Id);
        Assert.True(bench.Retry.TakeBack(kept));
        bench.Backlog.Add(kept);
        bench.Renderer.Answer = static (_, _) => null;
        await bench.RunBacklogAsync();

        Assert.Equal([NoticeEvents.DropFailed, NoticeEvents.DropDone], bench.Outbox.Waiting.Select(entry => entry.Notice.Type));
        Assert.Equal(2, bench.Outbox.Waiting.Select(entry => entry.Notice.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(0, NoticeEvents.ScheduleDone)]
    [InlineData(1, NoticeEvents.ScheduleFailed)]
    public void A_drop_that_a_schedule_made_is_told_as_its_run(int failures, string type)
    {
        var outbox = new Outbox(new DataFolder(folder.At("data")), new DurableFiles(), new FakeTime(), new Logger<Outbox>(new LogList()));
        var drop = new Drop(new DropFolder(Workbench.WatchIn(folder), "id"), new DropPlan { Id = "id", Watch = "inbox", Created = default, Sources = ["nightly.json"], Output = "" });
        var report = new DropReport
        {
            Drop = "id", Watch = "inbox", Sources = ["nightly.json"], Files = [], Outcome = failures == 0 ? "done" : "failed", Created = default, Finished = default,
            Times = new ReportedTimes(1, null, 0, 0, null), Runs = [], Pictures = [], Failures = [], Rejected = [], Warnings = [],
            Schedule = new ReportedSchedule("nightly", default, "UTC") { CarriedOver = 3, Dropped = 4 },
        };
        new DropNotices(outbox, new LiveOptions(new AutomationOptions { Notices = [Phone] })).Put(drop, report, new FinishRecord("/report", new Dictionary<string, string>()), page: null);

        var notice = Assert.Single(outbox.Waiting).Notice;
        Assert.Equal((type, "nightly", 7), (notice.Type, notice.Drop!.Schedule, notice.Drop.Left));
        Assert.Equal($"Schedule nightly: {report.Outcome}", NoticeText.Of(notice).Title);
        Assert.Contains("7 left by the end of the window", NoticeText.Of(notice).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wherever_the_power_goes_every_drop_is_told_under_one_id()
    {
        var undisturbed = new CrashingFiles();
        await LiveAsync(undisturbed);
        Assert.InRange(undisturbed.Steps, 40, 200);
        for (var step = 1; step <= undisturbed.Steps; step++)
            await LiveAsync(new CrashingFiles(step));
    }

    /// <summary>A life until the power goes, then one that lives on.</summary>
    private static async Task LiveAsync(CrashingFiles files)
    {
        using var folder = new TempFolder();
        var watch = Workbench.WatchIn(folder) with { Hook = new HookSettings { Run = ["true"] } };
        var time = new FakeTime();
        foreach (var life in new[] { files, new CrashingFiles() })
        {
            using var bench = new Workbench(watch, life, time, channels: Phone);
            if (life == files)
            {
                bench.Put("cat.txt", "a cat");
                bench.Put("wrong.txt", "a cat --unknown 3");
            }

            try
            {
                await bench.RunAsync();
            }
            catch (CrashingFiles.PowerCut)
            {
            }

            time.Advance(60);
        }

        using var after = new Workbench(watch, channels: Phone);
        var told = after.Outbox.Waiting.Select(entry => $"{entry.Notice.Drop!.Source} {entry.Notice.Type} {entry.Target}").Order(StringComparer.Ordinal);
        Assert.Equal(
            ["cat.txt drop.done channel phone", "cat.txt drop.done hook of inbox", "wrong.txt drop.failed channel phone", "wrong.txt drop.failed hook of inbox"],
            told);
    }

    public void Dispose() => folder.Dispose();
}
