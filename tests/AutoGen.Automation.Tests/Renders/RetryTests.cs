using AutoGen.Automation.Renders;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Renders;

/// <summary>Renders that fail in ways another attempt may survive, and those that take their worker or the agent along.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();

    [Fact]
    public async Task A_transient_failure_is_tried_again_after_ever_longer_rests_also_by_the_next_agent()
    {
        var attempts = 0;
        for (var life = 0; life < 2; life++)
        {
            using var bench = NewBench();
            bench.Renderer.Answer = (_, _) =>
            {
                attempts++;
                return attempts < 4 ? new RenderOutcome.Failed(RenderStage.Sample, new Problem("out-of-memory", "No memory."), Transient: true) : null;
            };
            if (life == 0)
                bench.Put("cat.txt", "a cat");
            await bench.RunAsync();
            Assert.Equal(1 + life, attempts);
            foreach (var rest in RetryRules.Rests.Skip(life).Take(1 + life))
            {
                var before = attempts;
                time.Advance(rest.TotalSeconds - 3);
                await bench.RunBacklogAsync();
                Assert.Equal(before, attempts);
                time.Advance(4);
                if (life == 0)
                    break; // the agent ends while the first rest is just over
                await bench.RunBacklogAsync();
                Assert.Equal(before + 1, attempts);
            }
        }

        Assert.True(File.Exists(folder.At("inbox", "done", "cat.txt")));
    }

    [Fact]
    public async Task The_fifth_transient_failure_is_the_last()
    {
        using var bench = NewBench();
        bench.Renderer.Answer = (_, _) => new RenderOutcome.Failed(RenderStage.Sample, new Problem("out-of-memory", "No memory."), Transient: true);
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        for (var more = 0; more < 10; more++)
        {
            time.Advance(601);
            await bench.RunBacklogAsync();
        }

        Assert.Equal(5, bench.Renderer.Rendered.Count);
        Assert.Equal("out-of-memory", bench.FinishedDrops.Single().Problems.Single().Code);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_lengthen_a_rest()
    {
        using (var bench = NewBench())
        {
            bench.Renderer.Answer = (_, _) => new RenderOutcome.Failed(RenderStage.Sample, new Problem("out-of-memory", "No memory."), Transient: true);
            bench.Put("cat.txt", "a cat");
            await bench.RunAsync();
        }

        time.Advance(-86400);
        using var next = NewBench();
        await next.RunAsync();
        Assert.True(File.Exists(folder.At("inbox", "done", "cat.txt")));
    }

    [Fact]
    public async Task A_render_that_costs_three_workers_is_given_up_with_the_evidence_and_the_folder_goes_on()
    {
        using var bench = NewBench();
        bench.Renderer.Answer = (job, _) => job.Request.Prompt != "poison" ? null : new RenderOutcome.WorkerLost(
            RenderStage.Sample,
            new Problem("worker-crashed", "The worker crashed."),
            new WorkerEvidence(139, ["stack overflow"]) { Plugins = ["Bad.Sampler"] });
        bench.Put("cat.txt", "poison\na cat");
        await bench.RunAsync();
        Assert.Equal(3, bench.Renderer.Rendered.Count(prompt => prompt == "poison"));
        Assert.Equal(["cat-0002-7.png"], bench.OutputTree);
        var report = bench.Read("failed/cat.txt.report.txt");
        Assert.Contains("render-quarantined", report, StringComparison.Ordinal);
        Assert.Contains("Bad.Sampler", report, StringComparison.Ordinal);
        Assert.Contains("stack overflow", report, StringComparison.Ordinal);
        Assert.Contains("139", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_render_in_which_the_agent_ended_ten_times_is_given_up()
    {
        for (var life = 1; life <= RetryRules.MostCutShort; life++)
        {
            using var bench = new Workbench(Workbench.WatchIn(folder), new DyingFiles(), time);
            if (life == 1)
                bench.Put("cat.txt", "poison");
            await bench.RunAsync();
            Assert.Single(Directory.GetFiles(folder.At("inbox"), $"1-{life}.started.json", SearchOption.AllDirectories));
            time.Advance(60);
        }

        using var last = NewBench();
        await last.RunAsync();
        Assert.Empty(last.Renderer.Rendered);
        Assert.Contains("the agent ended in the middle of it 10 times", last.Read("failed/cat.txt.report.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_handed_back_counts_for_nothing()
    {
        for (var life = 0; life < 12; life++)
        {
            using var stop = new CancellationTokenSource();
            using var bench = NewBench();
            if (life == 0)
                bench.Put("cat.txt", "a cat");
            bench.Renderer.Answer = (_, _) =>
            {
                stop.Cancel();
                return new RenderOutcome.Cancelled();
            };
            bench.Pass();
            time.Advance(2);
            bench.Pass();
            await bench.RunBacklogAsync(stop.Token);
        }

        using var last = NewBench();
        await last.RunAsync();
        Assert.True(File.Exists(folder.At("inbox", "done", "cat.txt")));
    }

    public void Dispose() => folder.Dispose();

    private Workbench NewBench() => new(Workbench.WatchIn(folder), time: time);

    /// <summary>The power goes when an attempt has begun.</summary>
    private sealed class DyingFiles : AutoGen.Automation.Files.DurableFiles
    {
        public override void Touch(string path) => throw new CrashingFiles.PowerCut();
    }
}
