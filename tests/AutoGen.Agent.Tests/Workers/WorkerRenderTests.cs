using AutoGen.Automation.Control;
using AutoGen.Automation.Workers;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Tests.Workers;

/// <summary>Renders in real worker processes, good ones and those that take the process along.</summary>
public sealed class WorkerRenderTests
{
    private static readonly WorkerLimits Short = new() { Stage = TimeSpan.FromSeconds(4), Step = TimeSpan.FromSeconds(4), End = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_worker_makes_the_same_file_as_this_process_and_keeps_the_model_warm()
    {
        await using var bench = new WorkerBench();
        await bench.StartAsync();
        var (progress, file) = (new Recorder(), bench.NewFile());

        var first = await bench.Pool.RenderAsync(new RenderJob(WorkerBench.Quick, file), progress, CancellationToken.None);
        var second = await bench.CompleteAsync(WorkerBench.Quick with { Seed = 8 });

        Assert.IsType<RenderOutcome.Completed>(first);
        Assert.Equal(await bench.RenderHereAsync(WorkerBench.Quick), await File.ReadAllBytesAsync(file));
        Assert.True(second.Picture.Times.Load < 0.1, $"{second.Picture.Times}");
        Assert.Equal((WorkerState.Idle, "pocket"), (bench.Worker.State, bench.Worker.Model));
        Assert.Equal(Enum.GetValues<RenderStage>(), progress.Reports.Select(static report => report.Stage).Distinct());
        Assert.Contains(new RenderProgress(RenderStage.Sample, 2, 2), progress.Reports);
    }

    [Fact]
    public async Task What_is_wrong_with_a_request_or_a_sampler_comes_back_and_costs_no_process()
    {
        await using var bench = new WorkerBench(null, "FaultySamplers");
        await bench.StartAsync();
        await bench.CompleteAsync(WorkerBench.Quick);
        var process = bench.Worker.ProcessId;

        var rejected = Assert.IsType<RenderOutcome.Rejected>(await bench.RenderAsync(WorkerBench.Quick with { Model = "pokket" }));
        var failed = Assert.IsType<RenderOutcome.Failed>(await bench.RenderAsync(WorkerBench.With("nan")));

        Assert.Equal("model-unknown", Assert.Single(rejected.Problems).Code);
        Assert.Equal((RenderStage.Sample, false), (failed.Stage, failed.Transient));
        Assert.Contains("The sampler nan (plugin FaultySamplers 0.1.0.0) returned a latent with values that are not finite", failed.Problem.Message, StringComparison.Ordinal);
        Assert.Equal((process, 0), (bench.Worker.ProcessId, bench.Worker.Losses));
    }

    [Theory]
    [InlineData("fail_fast", "fail_fast gives up")]
    [InlineData("stack_overflow", "Stack overflow")]
    [InlineData("native_crash", null)]
    public async Task A_sampler_that_kills_the_process_costs_its_own_render_and_is_named(string sampler, string? lastWords)
    {
        await using var bench = new WorkerBench(null, "FaultySamplers");
        await bench.StartAsync();

        var lost = Assert.IsType<RenderOutcome.WorkerLost>(await bench.RenderAsync(WorkerBench.With(sampler)));

        Assert.Equal((RenderStage.Sample, "worker-crashed"), (lost.Stage, lost.Problem.Code));
        Assert.Contains($"sampler {sampler}, plugins FaultySamplers 0.1.0.0, AutoGen.Samplers 0.1.0", lost.Problem.Message, StringComparison.Ordinal);
        Assert.NotEqual(0, lost.Evidence.ExitCode);
        Assert.Equal(["FaultySamplers 0.1.0.0", "AutoGen.Samplers 0.1.0"], lost.Evidence.Plugins);
        if (lastWords is not null)
            Assert.Contains(lost.Evidence.LastLines, line => line.Contains(lastWords, StringComparison.Ordinal));
        await bench.CompleteAsync(WorkerBench.Quick);
        Assert.Equal(1, bench.Worker.Losses);
    }

    [Fact]
    public async Task A_sampler_that_loops_for_ever_is_ended_within_the_limit_of_its_stage()
    {
        await using var bench = new WorkerBench(new WorkerOptions { Limits = Short }, "FaultySamplers");
        await bench.StartAsync();

        var lost = Assert.IsType<RenderOutcome.WorkerLost>(await bench.RenderAsync(WorkerBench.With("hang")));

        Assert.Equal((RenderStage.Sample, "worker-hung", null), (lost.Stage, lost.Problem.Code, lost.Evidence.ExitCode));
        Assert.Contains("was busy with the first step for more than 4 seconds", lost.Problem.Message, StringComparison.Ordinal);
        await bench.CompleteAsync(WorkerBench.Quick);
    }

    [Fact]
    public async Task A_render_that_does_not_listen_is_cancelled_all_the_same()
    {
        await using var bench = new WorkerBench(new WorkerOptions { Limits = Short }, "FaultySamplers");
        await bench.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var render = bench.RenderAsync(WorkerBench.With("sleeper"), cancellation.Token);
        await bench.UntilAsync(() => bench.Worker.Progress?.Stage == RenderStage.Sample, "it sleeps");

        await cancellation.CancelAsync();

        Assert.IsType<RenderOutcome.Cancelled>(await render);
        await bench.CompleteAsync(WorkerBench.Quick);
        Assert.Equal(0, bench.Worker.Losses);
    }

    [Fact]
    public async Task A_cancel_as_the_picture_is_completed_costs_neither_it_nor_the_next_render()
    {
        await using var bench = new WorkerBench(null, "FaultySamplers");
        await bench.StartAsync();
        for (var round = 0; round < 10; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var file = bench.NewFile();
            var outcome = await bench.Pool.RenderAsync(new RenderJob(WorkerBench.Quick, file), new AtTheEnd(cancellation), cancellation.Token);
            Assert.True(outcome is RenderOutcome.Cancelled || (outcome is RenderOutcome.Completed && File.Exists(file)), $"{outcome}");
        }

        await bench.CompleteAsync(WorkerBench.With("slow") with { Steps = 1 });
        Assert.Equal(0, bench.Worker.Losses);
    }

    [Fact]
    public async Task A_sampler_that_writes_to_the_console_without_end_disturbs_nothing()
    {
        await using var bench = new WorkerBench(null, "FaultySamplers");
        await bench.StartAsync();

        var shouted = await bench.CompleteAsync(WorkerBench.With("shout"));
        var quiet = await bench.CompleteAsync(WorkerBench.Quick);

        Assert.NotEqual(shouted.Picture.Sha256, quiet.Picture.Sha256 + "x");
        Assert.Contains(bench.Log, static line => line.EndsWith("LISTEN TO ME", StringComparison.Ordinal));
        Assert.InRange(bench.Log.Count, 10, 300);
        Assert.All(bench.Log, static line => Assert.False(line.Any(char.IsControl) || line.Length > 1200, line));
        Assert.Equal(0, bench.Worker.Losses);
    }

    private sealed class Recorder : IProgress<RenderProgress>
    {
        public List<RenderProgress> Reports { get; } = [];

        public void Report(RenderProgress value) => Reports.Add(value);
    }

    private sealed class AtTheEnd(CancellationTokenSource cancellation) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value)
        {
            if (value.Stage == RenderStage.Write)
                _ = cancellation.CancelAsync();
        }
    }
}
