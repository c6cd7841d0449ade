using System.Text.Json.Nodes;
using AutoGen.Automation.Files;
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
        Assert.Equal(["", "When"], lines[2..4]);
        Assert.StartsWith("  taken     Fri 2025-01-31 14:22:35 +00:00 by watch inbox, as drop 2025", lines[4], StringComparison.Ordinal);
        Assert.Equal(
            [
                "  finished  Fri 2025-01-31 14:22:35 +00:00, after 0.0 s", "  waited    0.0 s for its turn", "  rendered  1.3 s, 1.3 s a picture",
                "", "What ran", "  1 x pocket, dpmpp_2m karras, 5 steps, cfg 7, 128 x 128, seed 7",
                "", "Rejected",
            ],
            lines[5..13]);
        Assert.Matches(@"^  cat\.json\(2\): .*big.*Allowed: .*pocket\..* \[model-unknown\]$", lines[13]);
        Assert.Equal(
            ["", "Source", $"  {folder.At("inbox", "failed", "cat.json")}", "", "Pictures", $"  {folder.At("outbox", "cat-0001-7.png")}  seed 7  128 x 128  1.3 s  line 1"],
            lines[14..20]);
        Assert.Equal("To try again: mend what is named above and move the source back into the watched folder.", lines[^2]);
    }

    [Fact]
    public async Task A_source_whose_name_was_taken_at_the_last_moment_is_where_its_report_says()
    {
        var files = new NameTakingFiles(folder.At("inbox", "done", "cat.txt"));
        using var bench = new Workbench(Workbench.WatchIn(folder), files);
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Equal("a stranger's", bench.Read("done/cat.txt"));
        Assert.Equal("a cat", bench.Read("done/cat-2.txt"));
        Assert.Equal(folder.At("inbox", "done", "cat-2.txt"), (string?)JsonNode.Parse(bench.Read("done/cat.txt.report.json"))!["files"]![0]);
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

    /// <summary>Somebody else makes a file just when ours was to be renamed to that name.</summary>
    private sealed class NameTakingFiles(string path) : DurableFiles
    {
        public override bool TryMove(string from, string to)
        {
            if (to == path)
                File.WriteAllText(path, "a stranger's");
            return base.TryMove(from, to);
        }
    }
}
