using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Finish;

public sealed class DropFinishTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Sources_and_reports_never_overwrite_those_of_an_earlier_drop_and_pairs_stay_pairs()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("done/cat.txt", "an earlier sidecar");
        bench.PutImage("cat.png");
        bench.Put("cat.txt", "a tiger");
        await bench.RunAsync();
        Assert.Equal(
            ["done/cat-2.png", "done/cat-2.png.report.json", "done/cat-2.png.report.txt", "done/cat-2.txt", "done/cat.txt"],
            bench.WatchTree);
        Assert.Equal("an earlier sidecar", bench.Read("done/cat.txt"));
        Assert.Equal(folder.At("inbox", "done", "cat-2.png"), bench.FinishedDrops.Single().Source);
    }

    [Fact]
    public async Task The_report_says_what_ran_what_failed_and_what_to_do()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("cat.json", """
            [ { "prompt": "a cat" },
              { "prompt": "a dog", "model": "big" } ]
            """);
        await bench.RunAsync();
        var lines = bench.Read("failed/cat.json.report.txt").Split('\n');
        Assert.Equal("cat.json: failed", lines[0]);
        Assert.Equal("1 picture made, 0 failed, rejected for 1 reason", lines[1]);
        Assert.StartsWith("taken 2025-01-31 14:22:35 UTC, finished ", lines[2], StringComparison.Ordinal);
        Assert.Equal(["", "Pictures", $"  {folder.At("outbox", "cat-0001-7.png")}  seed 7  128 x 128  1.3 s  line 1"], lines[3..6]);
        Assert.Equal("Rejected", lines[7]);
        Assert.Matches(@"^  cat\.json\(2\): .*big.*Allowed: .*pocket\..* \[model-unknown\]$", lines[8]);
        Assert.Equal("To try again: mend what is named above and move the source back into the watched folder.", lines[^2]);
    }

    [Fact]
    public async Task Long_and_foreign_names_are_kept_where_they_fit()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        var name = new string('ä', 125) + ".txt"; // 254 bytes
        bench.Put(name, "a cat");
        bench.Put("été 猫/猫.txt", "a cat");
        await bench.RunAsync();
        Assert.Contains($"done/{name}", bench.WatchTree);
        Assert.Contains("done/été 猫/猫.txt", bench.WatchTree);
        Assert.Contains("été 猫/猫-0001-7.png", bench.OutputTree);
        Assert.Equal(2, bench.OutputTree.Count);
        Assert.Equal(2, bench.WatchTree.Count(file => file.EndsWith(".report.txt", StringComparison.Ordinal)));
    }

    public void Dispose() => folder.Dispose();
}
