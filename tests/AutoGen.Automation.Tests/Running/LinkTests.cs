using AutoGen.Automation.Running;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Running;

/// <summary>Links (on Windows junctions too) in a watched folder lead nowhere: nothing is taken, moved or deleted through one.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly MeddledFiles files = new();
    private readonly Workbench bench;

    public LinkTests()
    {
        bench = new Workbench(Workbench.WatchIn(folder), files);
        Directory.CreateDirectory(folder.At("elsewhere"));
        Directory.CreateDirectory(folder.At("inbox"));
    }

    [Fact]
    public async Task A_folder_that_is_a_link_is_not_walked_nor_is_a_loop()
    {
        File.WriteAllText(folder.At("elsewhere", "dog.txt"), "a dog");
        Directory.CreateSymbolicLink(folder.At("inbox", "link"), folder.At("elsewhere"));
        Directory.CreateSymbolicLink(folder.At("inbox", "loop"), folder.At("inbox"));
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Equal("cat.txt", Assert.Single(bench.AcceptedDrops).Source);
        Assert.Equal(2, bench.Log.Lines.Count(static line => line.Contains("is left alone: it is a link", StringComparison.Ordinal)));
        Assert.Equal(["dog.txt"], TempFolder.Tree(folder.At("elsewhere")));
    }

    [Fact]
    public void A_folder_that_becomes_a_link_between_scan_and_claim_gives_nothing_away()
    {
        bench.Put("sub/cat.txt", "a cat");
        File.WriteAllText(folder.At("elsewhere", "cat.txt"), "not yours");
        bench.Pass();
        bench.Time.Advance(2);
        files.BeforeCreate = () => // the claim's own folder is made just before the rename
        {
            files.BeforeCreate = null;
            Directory.Move(folder.At("inbox", "sub"), folder.At("sub"));
            Directory.CreateSymbolicLink(folder.At("inbox", "sub"), folder.At("elsewhere"));
        };
        bench.Pass();
        Assert.Null(files.BeforeCreate);
        Assert.Empty(bench.AcceptedDrops);
        Assert.Equal(["cat.txt"], TempFolder.Tree(folder.At("elsewhere")));
        Assert.Contains(bench.Log.Lines, static line => line.Contains("goes through a link below", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sources_do_not_leave_the_watch_through_a_link_below_done()
    {
        Directory.CreateDirectory(folder.At("inbox", "done"));
        Directory.CreateSymbolicLink(folder.At("inbox", "done", "sub"), folder.At("elsewhere"));
        bench.Put("sub/cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Empty(TempFolder.Tree(folder.At("elsewhere")));
        Assert.Contains(bench.Log.Lines, static line => line.Contains("goes through a link below", StringComparison.Ordinal) && line.Contains("Replace the link by a folder.", StringComparison.Ordinal));

        Directory.Delete(folder.At("inbox", "done", "sub"));
        bench.Time.Advance(Backlog.RetryAfter.TotalSeconds);
        await bench.RunBacklogAsync();
        Assert.Contains("done/sub/cat.txt", bench.WatchTree);
    }

    [Fact]
    public void A_folder_of_ours_goes_with_the_links_in_it_and_what_they_lead_to_stays()
    {
        File.WriteAllText(folder.At("elsewhere", "dog.txt"), "a dog");
        var own = Path.Combine(WatchFolders.Kept(folder.At("inbox")), "20250131-142233-0000000-000000");
        Directory.CreateDirectory(own);
        Directory.CreateSymbolicLink(Path.Combine(own, "link"), folder.At("elsewhere"));
        files.DeleteFolder(own);
        Assert.False(Path.Exists(own));
        Assert.Equal(["dog.txt"], TempFolder.Tree(folder.At("elsewhere")));
    }

    [Fact]
    public async Task Where_done_is_another_volume_sources_are_copied_there_whole_and_then_go()
    {
        using var volume = HostileFolders.TinyVolume(folder.At("inbox", "done"));
        if (volume is null)
            return; // only root on Linux can mount one; elsewhere there is nothing to try it on
        bench.Put("cat.txt", "a cat");
        var time = File.GetLastWriteTimeUtc(folder.At("inbox", "cat.txt"));
        await bench.RunAsync();
        Assert.Equal(["done/cat.txt", "done/cat.txt.report.json", "done/cat.txt.report.txt"], bench.WatchTree);
        Assert.Equal(("a cat", time), (bench.Read("done/cat.txt"), File.GetLastWriteTimeUtc(folder.At("inbox", "done", "cat.txt"))));
    }

    [Fact]
    public void A_move_to_another_volume_that_a_crash_cut_short_is_gone_on_with()
    {
        using var volume = HostileFolders.TinyVolume(folder.At("volume"));
        if (volume is null)
            return;
        for (var step = 1; ; step++)
        {
            File.WriteAllText(folder.At("from"), "a cat");
            var crash = new CrashingFiles(step);
            try
            {
                crash.TryMoveAcross(folder.At("from"), folder.At("volume", "to"));
            }
            catch (CrashingFiles.PowerCut)
            {
                Assert.True(File.Exists(folder.At("from")));
            }

            if (File.Exists(folder.At("from")))
                Assert.True(files.TryMoveAcross(folder.At("from"), folder.At("volume", "to")));
            Assert.Equal(["to"], TempFolder.Tree(folder.At("volume")));
            Assert.Equal("a cat", File.ReadAllText(folder.At("volume", "to")));
            File.Delete(folder.At("volume", "to"));
            if (!crash.Crashed)
                break;
        }

        File.WriteAllText(folder.At("from"), "a cat");
        File.WriteAllText(folder.At("volume", "to"), "another");
        Assert.False(files.TryMoveAcross(folder.At("from"), folder.At("volume", "to")));
        Assert.Equal(["to"], TempFolder.Tree(folder.At("volume")));
    }

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }
}
