using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Finish;

/// <summary>Another try at a finished drop makes only what is missing, whatever happens meanwhile.</summary>
public sealed class DropRetryTests : IDisposable
{
    private TempFolder folder = new();

    [Fact]
    public async Task Only_what_is_missing_is_made_and_the_source_moves_to_done_with_a_fresh_report()
    {
        await FailAsync();
        using var bench = new Workbench(Workbench.WatchIn(folder));
        Assert.True(bench.Retry.TakeBack(Kept()));
        await bench.RunAsync();
        AssertDone(bench);
        Assert.Equal(["bad"], bench.Renderer.Rendered);
        Assert.Empty(Directory.GetDirectories(WatchFolders.Kept(folder.At("inbox"))));
    }

    [Fact]
    public async Task A_cancelled_drop_says_of_every_render_how_it_ended_and_forgets_it_for_another_try()
    {
        var watch = Workbench.WatchIn(folder);
        using (var bench = new Workbench(watch))
        {
            using var stop = new CancellationTokenSource();
            bench.Renderer.Answer = (job, _) =>
            {
                if (job.Request.Prompt == "one")
                    return null;
                new DropControls(new DurableFiles()).Update(DropFolder.LeftIn(watch).Single().ControlFile, static control => control with { Cancelled = true });
                stop.Cancel();
                return new RenderOutcome.Cancelled();
            };
            bench.Put("cat.txt", "one\ntwo\nthree\nfour\nfive");
            bench.Pass();
            bench.Time.Advance(watch.SettleSeconds);
            bench.Pass();
            await bench.RunBacklogAsync(stop.Token);
        }

        using var next = new Workbench(watch);
        await next.RunAsync();

        Assert.Contains("\"cancelled\"", File.ReadAllText(Path.Combine(Kept().KeptPath, "renders", "2.json")), StringComparison.Ordinal);
        Assert.Contains("[{\"first\":3,\"last\":5}]", File.ReadAllText(Path.Combine(Kept().KeptPath, "renders", "cancelled.json")).Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 picture made, 4 failed", next.Read("failed/cat.txt.report.txt"), StringComparison.Ordinal);
        var drop = Kept();
        Assert.True(next.Retry.TakeBack(drop));
        next.Backlog.Add(drop);
        await next.RunBacklogAsync();
        Assert.Equal(["two", "three", "four", "five"], next.Renderer.Rendered);
        Assert.Equal((true, 5), (next.FinishedDrops[^1].Succeeded, next.OutputTree.Count));
    }

    [Fact]
    public async Task Every_step_of_the_way_back_can_be_the_last()
    {
        for (var step = 1; ; step++)
        {
            await FailAsync();
            var files = new CrashingFiles(step);
            using (var bench = new Workbench(Workbench.WatchIn(folder), files))
                await UntilCrashAsync(bench);
            using var last = new Workbench(Workbench.WatchIn(folder));
            if (Directory.Exists(WatchFolders.Kept(folder.At("inbox"))) && Directory.GetDirectories(WatchFolders.Kept(folder.At("inbox"))).Length > 0)
                last.Retry.TakeBack(Kept()); // it was not accepted: somebody asks again
            await last.RunAsync();
            AssertDone(last);
            if (!files.Crashed)
                break;
            Assert.InRange(step, 1, 80);
            folder.Dispose();
            folder = new TempFolder();
        }
    }

    [Fact]
    public async Task A_try_that_is_asked_for_while_the_report_of_the_last_one_is_written_leaves_nothing_of_it()
    {
        for (var step = 1; !File.Exists(folder.At("inbox", "failed", "cat.txt.report.txt.tmp")); step++)
        {
            folder.Dispose();
            folder = new TempFolder();
            await FailAsync(step);
        }

        new DropControls(new DurableFiles()).Update(DropFolder.LeftIn(Workbench.WatchIn(folder)).Single().ControlFile, DropRetry.Again);
        using var bench = new Workbench(Workbench.WatchIn(folder));
        await bench.RunAsync();
        AssertDone(bench);
    }

    [Fact]
    public async Task A_source_that_somebody_took_away_does_not_keep_the_rest_from_being_made()
    {
        await FailAsync();
        File.Delete(folder.At("inbox", "failed", "cat.txt"));
        using var bench = new Workbench(Workbench.WatchIn(folder));
        Assert.True(bench.Retry.TakeBack(Kept()));
        await bench.RunAsync();
        Assert.Equal(["cat-0001-7.png", "cat-0002-7.png"], bench.OutputTree);
    }

    public void Dispose() => folder.Dispose();

    private async Task FailAsync()
    {
        await FailAsync(int.MaxValue);
        Assert.True(File.Exists(folder.At("inbox", "failed", "cat.txt")));
    }

    private async Task FailAsync(int crashAt)
    {
        using var bench = new Workbench(Workbench.WatchIn(folder), new CrashingFiles(crashAt));
        bench.Renderer.Answer = (job, _) => job.Request.Prompt == "bad" ? new RenderOutcome.Failed(RenderStage.Sample, new Problem("plugin-part-failed", "It broke."), Transient: false) : null;
        bench.Put("cat.txt", "good\nbad");
        try
        {
            await bench.RunAsync();
        }
        catch (CrashingFiles.PowerCut)
        {
        }
    }

    private async Task UntilCrashAsync(Workbench bench)
    {
        try
        {
            bench.Retry.TakeBack(Kept());
            await bench.RunAsync();
        }
        catch (CrashingFiles.PowerCut)
        {
        }
    }

    private DropFolder Kept() =>
        new(Workbench.WatchIn(folder), Path.GetFileName(Directory.GetDirectories(WatchFolders.Kept(folder.At("inbox"))).Single()));

    private static void AssertDone(Workbench bench)
    {
        Assert.Equal(["done/cat.txt", "done/cat.txt.report.json", "done/cat.txt.report.txt"], bench.WatchTree);
        Assert.Equal(["cat-0001-7.png", "cat-0002-7.png"], bench.OutputTree);
        Assert.Contains("2 pictures made", bench.Read("done/cat.txt.report.txt"), StringComparison.Ordinal);
    }
}
