using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Running;

/// <summary>Cuts the power before every durable step where sources are copied in and kept, or deleted at the end.</summary>
public sealed class StayingSourceCrashTests
{
    private static readonly string[] Reports =
    [
        "done/fruit.txt.report.json", "done/fruit.txt.report.txt",
        "done/trips/beach.png.report.json", "done/trips/beach.png.report.txt",
    ];

    [Theory]
    [InlineData("keep", "fruit.txt", "trips/beach.png", "trips/beach.txt")]
    [InlineData("delete")]
    public async Task Every_step_can_be_the_last_and_each_source_is_taken_once(string onFinish, params string[] stay)
    {
        var undisturbed = new CrashingFiles();
        await LiveAsync(onFinish, stay, undisturbed);
        Assert.InRange(undisturbed.Steps, 50, 300);
        for (var step = 1; step <= undisturbed.Steps; step++)
            await LiveAsync(onFinish, stay, new CrashingFiles(step));
    }

    [Fact]
    public async Task A_second_crash_in_the_recovery_is_recovered_too()
    {
        for (var step = 3; step <= 90; step += 6)
            await LiveAsync("keep", ["fruit.txt", "trips/beach.png", "trips/beach.txt"], new CrashingFiles(step), new CrashingFiles(4));
    }

    private static async Task LiveAsync(string onFinish, string[] stay, params CrashingFiles[] lives)
    {
        using var folder = new TempFolder();
        var watch = Workbench.WatchIn(folder) with { OnFinish = onFinish };
        var time = new FakeTime();
        foreach (var files in lives)
        {
            using var bench = new Workbench(watch, files, time);
            if (files == lives[0])
                Fill(bench);
            try
            {
                await bench.RunAsync();
            }
            catch (CrashingFiles.PowerCut)
            {
            }

            time.Advance(60);
        }

        using var last = new Workbench(watch, new CrashingFiles(), time);
        await last.RunAsync();
        await last.RunAsync();
        var where = string.Join(", ", lives.Select(life => life.Steps));
        var left = last.WatchTree.Where(file => !file.StartsWith(".autogen/ledger", StringComparison.Ordinal));
        Assert.True(Reports.Concat(stay).SequenceEqual(left), $"{where}: {string.Join(" ", left)}");
        Assert.True(new[] { "fruit-0001-7.png", "fruit-0002-7.png", "trips/beach-0001-7.png" }.SequenceEqual(last.OutputTree), $"{where}: {string.Join(" ", last.OutputTree)}");
        Assert.Empty(Directory.GetDirectories(WatchFolders.Drops(watch.Path)));
    }

    private static void Fill(Workbench bench)
    {
        bench.Put("fruit.txt", "an apple\na pear\n");
        bench.PutImage("trips/beach.png");
        bench.Put("trips/beach.txt", "a beach");
    }
}
