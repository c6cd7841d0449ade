using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Finish;

/// <summary>What becomes of sources where they do not just move.</summary>
public sealed class OnFinishTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Delete_removes_the_source_of_a_drop_that_is_done_and_keeps_one_that_failed()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { OnFinish = "delete" });
        bench.Put("good.txt", "a cat");
        bench.Put("bad.json", "{");
        await bench.RunAsync();
        Assert.Equal(["done/good.txt.report.json", "done/good.txt.report.txt", "failed/bad.json", "failed/bad.json.report.json", "failed/bad.json.report.txt"], Files(bench));
        Assert.Equal(["good-0001-7.png"], bench.OutputTree);
        Assert.Empty(Directory.GetDirectories(folder.At("inbox", ".autogen", "drops")));
    }

    [Fact]
    public async Task Keep_leaves_the_source_where_it_is_takes_it_once_and_again_when_it_changes()
    {
        using (var bench = Keep())
        {
            bench.PutImage("sub/cat.png");
            bench.Put("sub/cat.txt", "a tiger");
            await bench.RunAsync();
            await bench.RunAsync();
            Assert.Single(bench.AcceptedDrops);
            Assert.Equal(folder.At("inbox", "sub", "cat.png"), bench.FinishedDrops.Single().Source);
            Assert.Equal(["done/sub/cat.png.report.json", "done/sub/cat.png.report.txt", "sub/cat.png", "sub/cat.txt"], Files(bench));
        }

        using var next = Keep();
        await next.RunAsync();
        Assert.Empty(next.AcceptedDrops);
        next.Put("sub/cat.txt", "a lion\na lynx");
        await next.RunAsync();
        Assert.Equal(2, Assert.Single(next.AcceptedDrops).Renders);
        Assert.Contains("done/sub/cat-2.png.report.txt", next.WatchTree);
        Assert.DoesNotContain(next.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kept_file_that_only_got_another_time_is_not_taken_again_but_one_that_is_dropped_again_is()
    {
        using var bench = Keep();
        var path = bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await bench.RunAsync();
        Assert.Single(bench.AcceptedDrops);
        File.Delete(path);
        bench.Pass();
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Equal(2, bench.AcceptedDrops.Count);
    }

    [Fact]
    public async Task The_source_of_a_kept_drop_that_failed_stays_too()
    {
        using var bench = Keep();
        bench.Put("bad.json", "{");
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Single(bench.FinishedDrops);
        Assert.Equal(["bad.json", "failed/bad.json.report.json", "failed/bad.json.report.txt"], Files(bench));
    }

    [Fact]
    public async Task A_watch_that_cannot_be_written_is_read_all_the_same_and_its_reports_go_below_the_output()
    {
        Directory.CreateDirectory(folder.At("inbox"));
        using var readOnly = HostileFolders.ReadOnly(folder.At("inbox"), "cat.txt", "a cat");
        var watch = Workbench.WatchIn(folder) with { Name = "in: photos" };
        using (var bench = new Workbench(watch))
        {
            await bench.RunAsync();
            Assert.Equal(["cat.txt"], bench.WatchTree);
            Assert.Equal(["cat-0001-7.png", "from-in_ photos/done/cat.txt.report.json", "from-in_ photos/done/cat.txt.report.txt"], bench.OutputTree.Where(file => !file.Contains(".autogen/", StringComparison.Ordinal)));
            Assert.Equal(folder.At("inbox", "cat.txt"), bench.FinishedDrops.Single().Source);
            Assert.Contains(bench.Log.Lines, line => line.Contains("Its sources are copied and stay where they are", StringComparison.Ordinal));
        }

        using var next = new Workbench(watch);
        await next.RunAsync();
        Assert.Empty(next.AcceptedDrops);
    }

    [Fact]
    public async Task A_single_file_that_may_not_be_renamed_away_is_copied_and_taken_once()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("free.txt", "a cat");
        bench.Pass();
        using var readOnly = HostileFolders.ReadOnly(folder.At("inbox", "shared"), "dog.txt", "a dog");
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Equal(2, bench.AcceptedDrops.Count);
        Assert.Equal(["done/free.txt", "done/free.txt.report.json", "done/free.txt.report.txt", "done/shared/dog.txt.report.json", "done/shared/dog.txt.report.txt", "shared/dog.txt"], Files(bench));
    }

    public void Dispose() => folder.Dispose();

    private Workbench Keep() => new(Workbench.WatchIn(folder) with { OnFinish = "keep" });

    private static IEnumerable<string> Files(Workbench bench) => bench.WatchTree.Where(file => !file.StartsWith(".autogen/", StringComparison.Ordinal));
}
