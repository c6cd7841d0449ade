using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Running;

public sealed class RunningWatchTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_watched_folder_that_vanishes_is_missed_and_taken_up_again_when_it_is_back()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Pass();
        Directory.Move(folder.At("inbox"), folder.At("away"));
        Assert.Equal(TimeSpan.FromSeconds(5), bench.Pass());
        bench.Pass();
        Assert.Single(bench.Log.Lines, line => line.Contains("the folder is not there", StringComparison.Ordinal));
        Assert.False(Directory.Exists(folder.At("inbox")));
        Directory.Move(folder.At("away"), folder.At("inbox"));
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Single(bench.Log.Lines, line => line.Contains("is back", StringComparison.Ordinal));
        Assert.Contains("done/cat.txt", bench.WatchTree);
    }

    [Fact]
    public async Task A_drop_under_way_goes_on_when_its_folder_is_back()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("cat.txt", "one\ntwo");
        bench.Renderer.Answer = (job, _) =>
        {
            if (job.Request.Prompt == "one" && !Directory.Exists(folder.At("away")))
                Directory.Move(folder.At("inbox"), folder.At("away"));
            return null;
        };
        await bench.RunAsync();
        Assert.Equal(["one"], bench.Renderer.Rendered);
        Assert.False(Directory.Exists(folder.At("inbox")));
        Directory.Move(folder.At("away"), folder.At("inbox"));
        bench.Renderer.Answer = (_, _) => null;
        bench.Time.Advance(30);
        await bench.RunBacklogAsync();
        Assert.Contains("done/cat.txt", bench.WatchTree);
        Assert.Equal(["cat-0001-7.png", "cat-0002-7.png"], bench.OutputTree);
    }

    /// <summary>As a volume that is mounted over the folder, or comes off it: both may hold an agent's folder.</summary>
    [Fact]
    public async Task A_drop_under_way_goes_on_when_another_folder_was_in_its_place()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("cat.txt", "a cat");
        bench.Against = new("closed", "Nothing may start.");
        await bench.RunAsync();
        Directory.Move(folder.At("inbox"), folder.At("away"));
        Directory.CreateDirectory(folder.At("inbox", ".autogen", "drops"));
        bench.Pass();
        bench.Time.Advance(60);
        bench.Against = null;
        await bench.RunBacklogAsync();
        Assert.Empty(bench.FinishedDrops);

        Directory.Move(folder.At("inbox"), folder.At("empty"));
        Directory.Move(folder.At("away"), folder.At("inbox"));
        bench.Pass();
        bench.Time.Advance(60);
        await bench.RunBacklogAsync();

        Assert.Contains("done/cat.txt", bench.WatchTree);
        Assert.Equal(["a cat"], bench.Renderer.Rendered);
    }

    public void Dispose() => folder.Dispose();
}
