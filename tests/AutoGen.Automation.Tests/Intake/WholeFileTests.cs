using System.Text.Json;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Tests.Intake;

/// <summary>When a file is taken, and with which others.</summary>
public sealed class WholeFileTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();

    [Fact]
    public void A_file_is_taken_when_it_has_not_changed_for_the_settle_time()
    {
        using var bench = Bench();
        bench.Put("cat.txt", "a c");
        Assert.Equal(TimeSpan.FromSeconds(2), bench.Pass());
        time.Advance(1.5);
        bench.Put("cat.txt", "a cat");
        bench.Pass();
        time.Advance(1.5);
        Assert.Equal(TimeSpan.FromSeconds(0.5), bench.Pass());
        Assert.Empty(bench.AcceptedDrops);
        time.Advance(0.5);
        bench.Pass();
        Assert.Equal("cat.txt", Assert.Single(bench.AcceptedDrops).Source);
    }

    [Fact]
    public void Its_own_time_does_not_count_only_whether_it_changes()
    {
        using var bench = Bench();
        File.SetLastWriteTimeUtc(bench.Put("cat.txt", "a cat"), new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        bench.Pass();
        time.Advance(2);
        bench.Pass();
        Assert.Single(bench.AcceptedDrops);
    }

    [Fact]
    public async Task A_marker_says_that_a_file_is_whole_and_goes_with_it()
    {
        using var bench = Bench();
        bench.Put("cat.txt", "a cat");
        bench.Put("cat.txt.ready", "");
        bench.Pass();
        Assert.Single(bench.AcceptedDrops);
        await bench.RunBacklogAsync();
        Assert.Equal(["done/cat.txt", "done/cat.txt.report.json", "done/cat.txt.report.txt"], bench.WatchTree);
    }

    [Fact]
    public void A_file_that_somebody_still_has_open_waits()
    {
        using var bench = Bench();
        using (var writer = new FileStream(bench.Put("cat.txt", "a cat"), FileMode.Open, FileAccess.Write, FileShare.Read))
        {
            bench.Pass();
            time.Advance(2);
            bench.Pass();
            Assert.Empty(bench.AcceptedDrops);
        }

        bench.Pass();
        Assert.Single(bench.AcceptedDrops);
    }

    [Fact]
    public void A_file_that_somebody_writes_who_locks_nothing_waits()
    {
        if (!OperatingSystem.IsLinux())
            return; // elsewhere every open file is locked, see above
        using var bench = Bench();
        using (var writer = new FileStream(bench.Put("cat.txt", "a"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            bench.Pass();
            time.Advance(10);
            bench.Pass();
            Assert.Empty(bench.AcceptedDrops);
            writer.Write(" cat"u8);
        }

        bench.Pass();
        time.Advance(2);
        bench.Pass();
        Assert.Equal("a cat", File.ReadAllText(Directory.GetFiles(folder.At("inbox", ".autogen"), "cat.txt", SearchOption.AllDirectories).Single()));
    }

    [Fact]
    public async Task A_marker_of_before_does_not_make_a_kept_file_whole_that_is_written_again()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { OnFinish = "keep" }, time: time);
        bench.Put("cat.txt", "a cat");
        File.SetLastWriteTimeUtc(bench.Put("cat.txt.ready", ""), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        bench.Pass();
        await bench.RunBacklogAsync();
        Assert.Single(bench.FinishedDrops);

        bench.Put("cat.txt", "a tabby cat");
        bench.Pass();
        Assert.Single(bench.AcceptedDrops);
        time.Advance(2);
        bench.Pass();
        Assert.Equal(2, bench.AcceptedDrops.Count);
    }

    [Fact]
    public async Task Outputs_of_before_and_our_own_folders_are_never_looked_into()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Recipe = new RenderSettings { Prompt = "as a painting", Strength = 0.5 } }, time: time, own: [folder.At("inbox", "config")]);
        bench.PutImage("pictures/old-0001-7.png");
        Directory.CreateDirectory(folder.At("inbox", "pictures", ".autogen"));
        bench.Put("config/watches.json", "{}");
        bench.Put("scenes/cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Equal("scenes/cat.txt", Assert.Single(bench.AcceptedDrops).Source);
        Assert.Contains("pictures/old-0001-7.png", bench.WatchTree);
        Assert.Contains("config/watches.json", bench.WatchTree);
    }

    [Fact]
    public async Task Where_the_pattern_wants_no_image_its_sidecar_is_a_prompt_file()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Pattern = "*.txt" }, time: time);
        bench.PutImage("cat.png");
        bench.Put("cat.txt", "a tiger");
        await bench.RunAsync();
        Assert.Equal("cat.txt", Assert.Single(bench.AcceptedDrops).Source);
        Assert.Contains("cat.png", bench.WatchTree);
    }

    [Fact]
    public async Task An_image_and_its_sidecar_are_one_drop_when_both_have_settled()
    {
        using var bench = Bench();
        bench.PutImage("Cat.PNG");
        bench.Pass();
        time.Advance(1);
        bench.Put("cat.txt", "a tiger\na lion");
        bench.Pass();
        time.Advance(1);
        bench.Pass();
        Assert.Empty(bench.AcceptedDrops);
        time.Advance(1);
        bench.Pass();
        await bench.RunBacklogAsync();
        Assert.Equal(2, Assert.Single(bench.AcceptedDrops).Renders);
        Assert.Equal(["Cat-0001-7.png", "Cat-0002-7.png"], bench.OutputTree);
        Assert.Equal(["done/Cat.PNG", "done/Cat.PNG.report.json", "done/Cat.PNG.report.txt", "done/cat.txt"], bench.WatchTree);
    }

    [Fact]
    public async Task An_image_takes_its_prompt_from_the_recipe_when_there_is_no_sidecar()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Recipe = new RenderSettings { Prompt = "as a painting", Strength = 0.5 } }, time: time);
        bench.PutImage("cat.png");
        await bench.RunAsync();
        Assert.Equal(["as a painting"], bench.Renderer.Rendered);
        Assert.Contains("\"strength\": 0.5", bench.Read("done/cat.png.report.json"), StringComparison.Ordinal);
        Assert.Contains(JsonEncodedText.Encode(folder.At("inbox", "done", "cat.png")).ToString(), bench.Read("done/cat.png.report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sidecars_are_refused()
    {
        using var bench = Bench();
        bench.PutImage("cat.png");
        bench.Put("cat.txt", "a tiger");
        bench.Put("cat.json", """{ "prompt": "a lion" }""");
        await bench.RunAsync();
        Assert.Contains("two sidecars", bench.Read("failed/cat.png.report.txt"), StringComparison.Ordinal);
        Assert.Contains("failed/cat.json", bench.WatchTree);
        Assert.Contains("failed/cat.txt", bench.WatchTree);
    }

    [Fact]
    public async Task A_pattern_chooses_files_and_lets_their_sidecars_come_along()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Pattern = "*.png" }, time: time);
        bench.PutImage("cat.png");
        bench.Put("cat.txt", "a tiger");
        bench.Put("other.txt", "not mine");
        await bench.RunAsync();
        Assert.Equal(["cat-0001-7.png"], bench.OutputTree);
        Assert.Contains("other.txt", bench.WatchTree);
    }

    [Fact]
    public async Task Without_recurse_sub_folders_are_left_alone()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Recurse = false }, time: time);
        bench.Put("below/cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Equal(["below/cat.txt"], bench.WatchTree);
    }

    [Fact]
    public async Task An_output_folder_inside_the_watch_is_never_eaten()
    {
        var watch = Workbench.WatchIn(folder) with { Output = folder.At("inbox", "pictures"), Recipe = new RenderSettings { Prompt = "again" } };
        using var bench = new Workbench(watch, time: time);
        bench.Put("sub/cat.txt", "a cat");
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Single(bench.AcceptedDrops);
        Assert.Equal(["sub/cat-0001-7.png"], bench.OutputTree);
    }

    public void Dispose() => folder.Dispose();

    private Workbench Bench() => new(Workbench.WatchIn(folder), time: time);
}
