using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Renders;

/// <summary>What a commit record names is kept, whatever somebody wants or another drop makes after the crash.</summary>
public sealed class PromisedPictureTests : IDisposable
{
    private TempFolder folder = new();

    [Fact]
    public Task A_drop_that_is_cancelled_after_a_crash_keeps_the_picture_that_was_promised() => AtEveryPromiseAsync(async () =>
    {
        foreach (var drop in Drops())
            new DropControls(new DurableFiles()).Update(drop.ControlFile, control => control with { Cancelled = true });
        using var bench = new Workbench(Workbench.WatchIn(folder));
        await bench.RunAsync();
        Assert.Equal(["cat-0001-7.png"], bench.OutputTree);
        Assert.Contains("1 picture made", bench.Read("done/cat.txt.report.txt"), StringComparison.Ordinal);
    });

    [Fact]
    public Task An_equal_picture_of_another_drop_is_not_taken_for_the_promised_one() => AtEveryPromiseAsync(async () =>
    {
        if (Directory.GetFiles(folder.At("outbox", ".autogen")) is not [var workFile] || new FileInfo(workFile).Length == 0)
            return;
        File.Copy(workFile, folder.At("outbox", "cat-0001-7.png"));
        using var bench = new Workbench(Workbench.WatchIn(folder));
        await bench.RunAsync();
        Assert.Equal(["cat-0001-7-2.png", "cat-0001-7.png"], bench.OutputTree);
    });

    public void Dispose() => folder.Dispose();

    /// <summary>Cuts the power at each step of a drop of one picture that leaves a commit record.</summary>
    private async Task AtEveryPromiseAsync(Func<Task> then)
    {
        var promises = 0;
        for (var (step, crashed) = (1, true); crashed; step++)
        {
            var files = new CrashingFiles(step);
            using (var bench = new Workbench(Workbench.WatchIn(folder), files))
                await UntilCrashAsync(bench);
            crashed = files.Crashed;
            var promised = crashed && Drops().Any(drop => File.Exists(drop.CommitFile(1)));
            promises += promised ? 1 : 0;
            if (promised)
                await then();
            Assert.InRange(step, 1, 80);
            folder.Dispose();
            folder = new TempFolder();
        }

        Assert.InRange(promises, 2, 30);
    }

    private static async Task UntilCrashAsync(Workbench bench)
    {
        try
        {
            bench.Put("cat.txt", "a cat");
            await bench.RunAsync();
        }
        catch (CrashingFiles.PowerCut)
        {
        }
    }

    private IReadOnlyList<DropFolder> Drops() => Directory.Exists(WatchFolders.Drops(folder.At("inbox")))
        ? [.. Directory.GetDirectories(WatchFolders.Drops(folder.At("inbox"))).Select(path => new DropFolder(Workbench.WatchIn(folder), Path.GetFileName(path)))]
        : [];
}
