using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Running;

/// <summary>Cuts the power before every single durable step, one after another, and looks at what the next start makes of it.</summary>
public sealed class CrashRecoveryTests
{
    private static readonly string[] Expected =
    [
        "done/fruit.txt", "done/fruit.txt.report.json", "done/fruit.txt.report.txt",
        "done/trips/beach.png", "done/trips/beach.png.report.json", "done/trips/beach.png.report.txt", "done/trips/beach.txt",
        "failed/wrong.txt", "failed/wrong.txt.report.json", "failed/wrong.txt.report.txt",
    ];

    private static readonly string[] ExpectedPictures = ["fruit-0001-7.png", "fruit-0002-7.png", "trips/beach-0001-7.png"];

    /// <summary>Without the time at which their drops were taken.</summary>
    private static readonly string[] ExpectedReports =
        ["beach.html", "beach.jpg", "beach.json", "fruit.html", "fruit.jpg", "fruit.json", "latest.html", "wrong.html", "wrong.json"];

    [Fact]
    public async Task Every_step_can_be_the_last_and_everything_ends_exactly_once()
    {
        var undisturbed = new CrashingFiles();
        await LiveAsync(Fill, undisturbed);
        Assert.InRange(undisturbed.Steps, 60, 400);
        for (var step = 1; step <= undisturbed.Steps; step++)
            await LiveAsync(Fill, new CrashingFiles(step));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(17)]
    public async Task A_second_crash_in_the_recovery_is_recovered_too(int stepOfRecovery)
    {
        for (var step = 1; step <= 136; step += 9)
            await LiveAsync(Fill, new CrashingFiles(step), new CrashingFiles(stepOfRecovery));
    }

    private static void Fill(Workbench bench)
    {
        bench.Put("fruit.txt", "an apple\na pear\n");
        bench.PutImage("trips/beach.png");
        bench.Put("trips/beach.txt", "a beach");
        bench.Put("wrong.txt", "");
        bench.Put("wrong.txt.ready", "");
    }

    /// <summary>One life per power cut, then one that lives on; then everything must be as if nothing had happened.</summary>
    private static async Task LiveAsync(Action<Workbench> fill, params CrashingFiles[] lives)
    {
        using var folder = new TempFolder();
        var watch = Workbench.WatchIn(folder);
        var time = new FakeTime();
        foreach (var files in lives)
        {
            using var bench = BenchIn(folder, watch, files, time);
            if (files == lives[0])
                fill(bench);
            await LiveUntilCrashAsync(bench, watch, folder);
            time.Advance(60);
        }

        using var last = BenchIn(folder, watch, new CrashingFiles(), time);
        await LiveUntilCrashAsync(last, watch, folder);
        var where = string.Join(", ", lives.Select(life => life.Steps));
        Assert.True(Expected.SequenceEqual(last.WatchTree), $"{where}: {string.Join(" ", last.WatchTree)}");
        Assert.True(ExpectedPictures.SequenceEqual(last.OutputTree), $"{where}: {string.Join(" ", last.OutputTree)}");
        Assert.Empty(Directory.GetDirectories(WatchFolders.Drops(watch.Path)));
        var reports = TempFolder.Tree(folder.At("reports"));
        Assert.True(ExpectedReports.SequenceEqual(reports.Select(static name => Regex.Replace(name, @"-2025-01-31-\d{6}", ""))), $"{where}: {string.Join(" ", reports)}");
        Assert.StartsWith("picture of an apple seed 7", File.ReadAllText(folder.At("outbox", "fruit-0001-7.png")), StringComparison.Ordinal);
        Assert.StartsWith("picture of a beach seed 7 from ", File.ReadAllText(folder.At("outbox", "trips", "beach-0001-7.png")), StringComparison.Ordinal);
        Assert.Contains("2 pictures made", last.Read("done/fruit.txt.report.txt"), StringComparison.Ordinal);
    }

    private static Workbench BenchIn(TempFolder folder, WatchSettings watch, CrashingFiles files, FakeTime time) =>
        new(watch, files, time, reports: new ReportSettings { Folder = folder.At("reports") });

    private static async Task LiveUntilCrashAsync(Workbench bench, WatchSettings watch, TempFolder folder)
    {
        var decided = Decided(watch);
        try
        {
            await bench.RunAsync();
        }
        catch (CrashingFiles.PowerCut)
        {
        }

        Assert.DoesNotContain(bench.Renderer.Rendered, decided.Contains);
        Assert.DoesNotContain(TempFolder.Tree(folder.At("outbox")).Where(path => !path.StartsWith('.')), path => new FileInfo(folder.At("outbox", path)).Length < 20);
    }

    /// <summary>Prompts of pictures that have a commit record, an outcome or their file: they must never be rendered again.</summary>
    private static HashSet<string> Decided(WatchSettings watch)
    {
        var pictures = TempFolder.Tree(watch.Output).Select(Path.GetFileNameWithoutExtension);
        var records =
            from drop in Directory.Exists(WatchFolders.Drops(watch.Path)) ? Directory.GetDirectories(WatchFolders.Drops(watch.Path)) : []
            where File.Exists(Path.Combine(drop, "drop.json"))
            let renders = JsonNode.Parse(File.ReadAllText(Path.Combine(drop, "drop.json")))!["renders"]!.AsArray()
            from record in TempFolder.Tree(Path.Combine(drop, "renders"))
            where record.EndsWith(".json", StringComparison.Ordinal)
            select Path.GetFileNameWithoutExtension((string)renders[int.Parse(record.Split('.')[0], CultureInfo.InvariantCulture) - 1]!["name"]!);
        return [.. pictures.Concat(records).Where(PromptOf.ContainsKey!).Select(name => PromptOf[name!])];
    }

    private static readonly Dictionary<string, string> PromptOf = new()
    {
        ["fruit-0001-7"] = "an apple", ["fruit-0002-7"] = "a pear", ["beach-0001-7"] = "a beach",
    };
}
