using System.Text.Json.Nodes;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Finish;

public sealed class ReportedAttemptTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task The_report_knows_when_rendering_began_and_every_attempt_at_what_failed()
    {
        var time = new FakeTime();
        await DieInTheFirstRenderAsync(time);
        time.Advance(3600);
        using var bench = new Workbench(Workbench.WatchIn(folder), time: time);
        bench.Renderer.Answer = (_, _) => new RenderOutcome.Failed(RenderStage.Sample, new Problem("plugin-part-failed", "It broke."), Transient: false);
        await bench.RunAsync();

        var report = JsonNode.Parse(bench.Read("failed/cat.txt.report.json"))!;
        Assert.Equal(0, (double)report["times"]!["waited"]!);
        Assert.InRange((double)report["times"]!["total"]!, 3600, 3700);
        var tries = report["failures"]![0]!["tries"]!.AsArray();
        Assert.Equal(2, tries.Count);
        Assert.Null(tries[0]!["end"]);
        Assert.Equal("failed", (string?)tries[1]!["end"]);
        Assert.Equal("pocket", (string?)report["runs"]![0]!["model"]);
        Assert.Contains("attempt 1: Fri 2025-01-31 14:22:35 +00:00, cut short by the end of the agent", bench.Read("failed/cat.txt.report.txt"), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task DieInTheFirstRenderAsync(FakeTime time)
    {
        using var bench = new Workbench(Workbench.WatchIn(folder), time: time);
        bench.Put("cat.txt", "a cat");
        using var stop = new CancellationTokenSource();
        bench.Renderer.Answer = (_, _) =>
        {
            stop.Cancel();
            return new RenderOutcome.Cancelled();
        };
        bench.Pass();
        time.Advance(2);
        bench.Pass();
        await bench.RunBacklogAsync(stop.Token);
        File.Delete(Directory.GetFiles(folder.At("inbox"), "1-1.ended.json", SearchOption.AllDirectories).Single()); // a death writes none
    }
}
