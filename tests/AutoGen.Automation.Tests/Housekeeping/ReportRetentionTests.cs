using AutoGen.Automation.Files;
using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Tests.Support;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Housekeeping;

public sealed class ReportRetentionTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();
    private readonly LogList log = new();

    [Fact]
    public async Task The_newest_reports_stay_of_schedules_and_of_everything_else_each()
    {
        for (var hour = 0; hour < 9; hour++)
            Make($"cat-{hour}", """{ "drop": "d", "watch": "inbox" }""", hour);
        Make("nightly-1", """{ "drop": "n1", "schedule": { "name": "nightly" } }""", 100);
        Make("nightly-2", """{ "drop": "n2", "schedule": { "name": "nightly" } }""", 99);
        Make("notes", """{ "mine": true }""", 500);
        await TidyAsync(kept: 2);
        Assert.Equal(
            ["cat-0.html", "cat-0.json", "cat-1.html", "cat-1.json", "nightly-1.html", "nightly-1.json", "nightly-2.html", "nightly-2.json", "notes.html", "notes.json"],
            TempFolder.Tree(folder.At("reports")));
        Assert.StartsWith("Information 1807: Removed 14 files of old reports", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_full_disk_left_goes_after_a_day()
    {
        Make("cat", """{ "drop": "d" }""", 48);
        File.Move(folder.At("reports", "cat.html"), folder.At("reports", "cat.html.tmp"));
        File.Move(folder.At("reports", "cat.json"), folder.At("reports", "my.tmp"));
        await TidyAsync(kept: 2);
        Assert.Equal(["my.tmp"], TempFolder.Tree(folder.At("reports")));
    }

    public void Dispose() => folder.Dispose();

    private void Make(string name, string data, int hoursOld)
    {
        Directory.CreateDirectory(folder.At("reports"));
        foreach (var (ending, content) in new[] { (".html", "<p>"), (".json", data) })
        {
            File.WriteAllText(folder.At("reports", name + ending), content);
            File.SetLastWriteTimeUtc(folder.At("reports", name + ending), time.GetUtcNow().UtcDateTime.AddHours(-hoursOld));
        }
    }

    private Task TidyAsync(int kept)
    {
        var options = new LiveOptions(new AutomationOptions { Reports = new ReportSettings { Folder = folder.At("reports"), Kept = kept } });
        return new ReportRetention(options, new DurableFiles(), time, new Logger<ReportRetention>(log)).RunAsync(CancellationToken.None);
    }
}
