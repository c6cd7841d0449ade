using AutoGen.Automation.Files;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Reports;

/// <summary>When a page is written, where, and what it must never do to its drop.</summary>
public sealed class ReportPagesTests : IDisposable
{
    private readonly TempFolder folder = new();

    private ReportSettings Settings => new() { Folder = folder.At("reports") };

    [Fact]
    public async Task A_drop_has_page_sheet_and_data_and_the_newest_page_a_name_that_stays()
    {
        using var bench = NewBench(Settings);
        bench.Put("a/cat.txt", "a cat");
        bench.Put("b/cat.txt", "a cat"); // of the same name, at the same time
        await bench.RunAsync();
        const string Cat = "cat-2025-01-31-142235";
        Assert.Equal([$"{Cat}-2.html", $"{Cat}-2.jpg", $"{Cat}-2.json", $"{Cat}.html", $"{Cat}.jpg", $"{Cat}.json", "latest.html"], Reports);
        Assert.Equal(bench.Read("done/a/cat.txt.report.json"), Text($"{Cat}.json"));
        Assert.Equal("#1 7", Text($"{Cat}.jpg"));
        Assert.Equal(Text($"{Cat}-2.html"), Text("latest.html"));
        Assert.Equal([folder.At("reports", $"{Cat}.html"), folder.At("reports", $"{Cat}-2.html")], bench.FinishedDrops.Select(static drop => drop.Page));
    }

    [Theory]
    [InlineData(ReportSettings.None)]
    [InlineData(ReportSettings.Schedules)]
    public async Task No_page_is_written_that_nobody_wants(string of)
    {
        using var bench = NewBench(Settings with { Of = of });
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Empty(Reports);
        Assert.Null(bench.FinishedDrops.Single().Page);
    }

    [Fact]
    public async Task A_page_does_not_say_that_all_is_there_where_a_request_was_refused()
    {
        using var bench = NewBench(Settings);
        bench.Put("two.json", """[{ "prompt": "a cat" }, { "prompt": "a dog", "steps": 0, "width": 1 }]""");
        await bench.RunAsync();
        Assert.Contains("<h1>1 picture is there, but not all that was asked for</h1>", Text("latest.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("2 requests were refused", Text("latest.html"), StringComparison.Ordinal); // one, for two reasons
    }

    [Fact]
    public async Task Another_try_writes_the_same_page_anew()
    {
        var fails = true;
        using var bench = NewBench(Settings);
        bench.Renderer.Answer = (_, _) => fails ? new RenderOutcome.Failed(RenderStage.Sample, new Problem("out-of-memory", "No memory."), Transient: false) : null;
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Contains("No picture was made", Text("latest.html"), StringComparison.Ordinal);
        fails = false;
        bench.Time.Advance(3600);
        var drop = new Automation.Drops.DropFolder(bench.Watch, bench.FinishedDrops.Single().Id);
        Assert.True(bench.Retry.TakeBack(drop));
        bench.Backlog.Add(drop);
        await bench.RunBacklogAsync();
        Assert.Equal(["cat-2025-01-31-142235.html", "cat-2025-01-31-142235.jpg", "cat-2025-01-31-142235.json", "latest.html"], Reports);
        Assert.Contains("The picture is there", Text("latest.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_costs_the_page_and_not_the_drop()
    {
        using var bench = NewBench(Settings, new FullFor(folder.At("reports")));
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.True(bench.FinishedDrops.Single() is { Succeeded: true, Page: null });
        Assert.Contains("done/cat.txt.report.json", bench.WatchTree);
        Assert.Contains(bench.Log.Lines, static line => line.StartsWith("Warning 1602: ", StringComparison.Ordinal) && line.Contains("the disk is full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workspace_that_is_away_is_not_made_anew_where_it_was_mounted()
    {
        using var bench = NewBench(Settings with { Folder = folder.At("away", "reports") });
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.True(bench.FinishedDrops.Single().Succeeded);
        Assert.False(Directory.Exists(folder.At("away")));
    }

    [Fact]
    public async Task A_bug_in_drawing_costs_the_page_and_not_the_drop()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder), reports: Settings, sheets: new BrokenSheets());
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.True(bench.FinishedDrops.Single() is { Succeeded: true, Page: null });
        Assert.Contains(bench.Log.Lines, static line => line.StartsWith("Error 1604: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_shows_an_even_choice_of_what_is_too_much()
    {
        using var bench = NewBench(Settings with { Pictures = 4 });
        bench.Put("cat.txt", string.Concat(Enumerable.Range(1, 10).Select(static number => $"cat {number}\n")));
        await bench.RunAsync();
        Assert.Equal("#1 7, #3 7, #6 7, #8 7", Text("cat-2025-01-31-142235.jpg"));
        Assert.Contains("4 of 10, chosen evenly", Text("latest.html"), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private IReadOnlyList<string> Reports => TempFolder.Tree(folder.At("reports"));

    private string Text(string name) => File.ReadAllText(folder.At("reports", name));

    private Workbench NewBench(ReportSettings settings, DurableFiles? files = null) => new(Workbench.WatchIn(folder), files, reports: settings);

    /// <summary>A disk that has no room in one folder.</summary>
    private sealed class FullFor(string full) : DurableFiles
    {
        public override void Write(string path, ReadOnlySpan<byte> content)
        {
            if (path.StartsWith(full, StringComparison.Ordinal))
                throw new IOException("No space left on device", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
            base.Write(path, content);
        }
    }

    private sealed class BrokenSheets : IContactSheetMaker
    {
        public Result<ContactSheet> Draw(IReadOnlyList<SheetEntry> pictures) => throw new InvalidCastException("a bug");
    }
}
