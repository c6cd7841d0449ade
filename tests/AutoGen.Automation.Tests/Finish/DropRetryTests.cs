using AutoGen.Automation.Drops;
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
        using var bench = new Workbench(Workbench.WatchIn(folder), new CrashingFiles());
        bench.Renderer.Answer = (job, _) => job.Request.Prompt == "bad" ? new RenderOutcome.Failed(RenderStage.Sample, new Problem("plugin-part-failed", "It broke."), Transient: false) : null;
        bench.Put("cat.txt", "good\nbad");
        await bench.RunAsync();
        Assert.Contains("failed/cat.txt", bench.WatchTree);
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
