using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Renders;

/// <summary>Sheets are made of the pictures of a drop, when those are there.</summary>
public sealed class SheetTests : IDisposable
{
    private const string Fruit = """[{ "prompt": "an apple", "postProcess": ["sharpen", "grid"] }, { "prompt": "a pear", "count": 2, "postProcess": ["sharpen", "grid", "sharpen"] }, { "prompt": "a plum", "count": 2, "postProcess": ["grid"], "seed": 3 }]""";

    private static readonly string[] Expected = ["fruit-0001-7.png", "fruit-0002-7.png", "fruit-0003-8.png", "fruit-0004-3.png", "fruit-0005-4.png", "fruit-grid-0006.png", "fruit-grid-0007.png"];

    private TempFolder folder = new();

    private WatchSettings Watch => Workbench.WatchIn(folder);

    [Fact]
    public async Task Pictures_with_the_same_steps_from_the_sheet_on_share_one()
    {
        using var bench = new Workbench(Watch);
        bench.Put("fruit.json", Fruit);
        await bench.RunAsync();
        Assert.Equal(Expected, bench.OutputTree);
        Assert.Equal(["an apple", "a pear", "a pear", "a plum", "a plum"], bench.Renderer.Rendered.Take(5));
        Assert.Equal(
            [[folder.At("outbox", "fruit-0001-7.png"), folder.At("outbox", "fruit-0004-3.png"), folder.At("outbox", "fruit-0005-4.png")], [folder.At("outbox", "fruit-0002-7.png"), folder.At("outbox", "fruit-0003-8.png")]],
            bench.Renderer.Sheets.OrderBy(static sheet => sheet[0], StringComparer.Ordinal));
        Assert.Contains("7 pictures made", bench.Read("done/fruit.json.report.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_with_a_missing_picture_is_not_made_until_another_try_makes_both()
    {
        using var bench = new Workbench(Watch);
        bench.Renderer.Answer = (job, _) => job.Request.Prompt == "a pear" ? new RenderOutcome.Failed(RenderStage.Sample, new Problem("test", "It broke."), Transient: false) : null;
        bench.Put("fruit.json", """[{ "prompt": "an apple", "postProcess": ["grid"] }, { "prompt": "a pear", "postProcess": ["grid"] }]""");
        await bench.RunAsync();
        Assert.Equal(["fruit-0001-7.png"], bench.OutputTree);
        Assert.Contains("pictures for it are missing: 2.", bench.Read("failed/fruit.json.report.txt"), StringComparison.Ordinal);

        bench.Renderer.Answer = (_, _) => null;
        var drop = new Automation.Drops.DropFolder(Watch, bench.FinishedDrops.Single().Id);
        Assert.True(bench.Retry.TakeBack(drop));
        bench.Backlog.Add(drop);
        await bench.RunBacklogAsync();
        Assert.Equal(["fruit-0001-7.png", "fruit-0002-7.png", "fruit-grid-0003.png"], bench.OutputTree);
        Assert.Contains("done/fruit.json", bench.WatchTree);
    }

    [Fact]
    public async Task A_sheet_that_may_be_skipped_is_a_warning()
    {
        using var bench = new Workbench(Watch);
        bench.Renderer.Answer = (job, _) => job.Request.Sheet is null ? null : new RenderOutcome.Failed(RenderStage.PostProcess, new Problem("test", "Too large."), Transient: false);
        bench.Put("fruit.json", """{ "prompt": "an apple", "count": 2, "postProcess": [{ "name": "grid", "onFailure": "skip" }] }""");
        await bench.RunAsync();
        Assert.Equal(["fruit-0001-7.png", "fruit-0002-8.png"], bench.OutputTree);
        Assert.Contains("The sheet was skipped: Too large.", bench.Read("done/fruit.json.report.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_makers_of_sheets_in_one_request_are_refused()
    {
        using var bench = new Workbench(Watch);
        bench.Put("fruit.json", """{ "prompt": "an apple", "postProcess": ["grid", "sharpen", "grid"] }""");
        await bench.RunAsync();
        Assert.Equal("sheet-twice", bench.FinishedDrops.Single().Problems.Single().Code);
    }

    [Fact]
    public async Task Every_step_can_be_the_last_and_every_sheet_is_made_exactly_once_of_all_its_pictures()
    {
        var undisturbed = new CrashingFiles();
        await LiveAsync(undisturbed);
        for (var step = 1; step <= undisturbed.Steps; step++)
            await LiveAsync(new CrashingFiles(step));
    }

    public void Dispose() => folder.Dispose();

    private async Task LiveAsync(CrashingFiles files)
    {
        folder.Dispose();
        folder = new TempFolder();
        var time = new FakeTime();
        using (var first = new Workbench(Watch, files, time))
        {
            first.Put("fruit.json", Fruit);
            await UntilCrashAsync(first);
        }

        time.Advance(60);
        using var second = new Workbench(Watch, new CrashingFiles(), time);
        await UntilCrashAsync(second);
        Assert.True(Expected.SequenceEqual(second.OutputTree), $"{files.Steps}: {string.Join(" ", second.OutputTree)}");
        Assert.Equal("sheet of fruit-0001-7.png, fruit-0004-3.png, fruit-0005-4.png", File.ReadAllText(folder.At("outbox", "fruit-grid-0006.png")));
    }

    private static async Task UntilCrashAsync(Workbench bench)
    {
        try
        {
            await bench.RunAsync();
        }
        catch (CrashingFiles.PowerCut)
        {
        }
    }
}
