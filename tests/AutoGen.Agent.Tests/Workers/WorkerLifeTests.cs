using System.Diagnostics;
using AutoGen.Agent.Running;
using AutoGen.Automation.Control;
using AutoGen.Automation.Workers;
using AutoGen.Protocol.Pipes;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;

namespace AutoGen.Agent.Tests.Workers;

/// <summary>When worker processes end, and that none stays behind.</summary>
public sealed class WorkerLifeTests
{
    [Fact]
    public async Task A_worker_is_replaced_after_as_many_renders_as_asked()
    {
        await using var bench = new WorkerBench(new WorkerOptions { Renders = 2 });
        await bench.StartAsync();
        var processes = new List<int?>();
        for (var render = 0; render < 3; render++)
            await bench.Pool.RenderAsync(new RenderJob(WorkerBench.Quick, bench.NewFile()), new Watcher(() => processes.Add(bench.Worker.ProcessId)), CancellationToken.None);

        Assert.Equal(2, processes.Distinct().Count());
        Assert.Equal(0, bench.Worker.Losses);
    }

    /// <summary>On a busy machine the next look at the workers may come when the next render is long begun.</summary>
    [Fact]
    public async Task A_worker_over_its_memory_has_no_further_render_however_seldom_somebody_looks()
    {
        await using var bench = new WorkerBench(new WorkerOptions { Memory = 1 }) { Time = new NobodyLooks() };
        await bench.StartAsync();
        var processes = new List<int?>();
        for (var render = 0; render < 2; render++)
            await bench.Pool.RenderAsync(new RenderJob(WorkerBench.Quick, bench.NewFile()), new Watcher(() => processes.Add(bench.Worker.ProcessId)), CancellationToken.None);

        Assert.Equal(2, processes.Distinct().Count());
        Assert.Equal(0, bench.Worker.Losses);
    }

    [Fact]
    public async Task A_worker_over_its_memory_is_replaced_after_the_render_in_hand_and_one_far_over_is_killed()
    {
        await using var bench = new WorkerBench(new WorkerOptions { Memory = 300 << 20 }, "FaultySamplers");
        await bench.StartAsync();
        await bench.CompleteAsync(WorkerBench.Quick);
        var process = bench.Worker.ProcessId;

        await bench.CompleteAsync(WorkerBench.With("leak") with { Steps = 20 });
        await bench.UntilAsync(() => bench.Worker.ProcessId != process, "the worker is ended");
        bench.Pool.Use(bench.Options with { Memory = 180 << 20 });
        var lost = Assert.IsType<RenderOutcome.WorkerLost>(await bench.RenderAsync(WorkerBench.With("leak") with { Steps = 500 }));

        Assert.Equal("worker-killed-memory", lost.Problem.Code);
        Assert.Equal(1, bench.Worker.Losses);
    }

    [Fact]
    public async Task A_worker_without_work_is_ended_and_started_again_for_the_next_render()
    {
        await using var bench = new WorkerBench(new WorkerOptions { Idle = TimeSpan.FromSeconds(1) });
        await bench.StartAsync();
        await bench.CompleteAsync(WorkerBench.Quick);

        await bench.UntilAsync(() => bench.Worker.State == WorkerState.Stopped, "the worker is ended");

        await bench.CompleteAsync(WorkerBench.Quick);
        Assert.Equal(0, bench.Worker.Losses);
    }

    [Fact]
    public async Task Unloading_waits_for_the_render_in_hand_and_ends_the_process()
    {
        await using var bench = new WorkerBench();
        await bench.StartAsync();
        var render = bench.RenderAsync(WorkerBench.Quick with { Steps = 30 });
        await bench.UntilAsync(() => bench.Worker.State == WorkerState.Rendering, "it renders");

        await bench.Pool.UnloadAsync(CancellationToken.None);

        Assert.True(render.IsCompletedSuccessfully && await render is RenderOutcome.Completed);
        Assert.Equal(WorkerState.Stopped, bench.Worker.State);
    }

    [Fact]
    public async Task A_killed_worker_is_replaced_and_its_plugins_are_not_blamed()
    {
        await using var bench = new WorkerBench();
        await bench.StartAsync();
        await bench.UntilAsync(() => bench.Worker.ProcessId is not null, "a worker starts");
        using (var worker = Process.GetProcessById(bench.Worker.ProcessId!.Value))
            worker.Kill();

        await bench.CompleteAsync(WorkerBench.Quick);

        Assert.DoesNotContain(bench.Pool.Current!.Plugins, static plugin => plugin.Problem is not null);
    }

    [Fact]
    public async Task A_render_that_no_worker_was_there_to_take_costs_no_attempt()
    {
        await using var bench = new WorkerBench();
        await bench.StartAsync();
        for (var round = 0; round < 3; round++)
        {
            await bench.CompleteAsync(WorkerBench.Quick);
            using var worker = Process.GetProcessById(bench.Worker.ProcessId!.Value);
            worker.Kill();
            await worker.WaitForExitAsync();
        }

        await bench.CompleteAsync(WorkerBench.Quick);
        Assert.Equal(3, bench.Worker.Losses);
    }

    [Fact]
    public async Task A_pool_that_ends_while_a_worker_starts_is_gone_at_once_and_starts_none_any_more()
    {
        await using var bench = new WorkerBench();
        await bench.StartAsync();
        var render = bench.RenderAsync(WorkerBench.Quick);
        await bench.UntilAsync(() => bench.Worker.ProcessId is not null, "a worker starts");
        var process = bench.Worker.ProcessId!.Value;

        var began = TimeProvider.System.GetTimestamp();
        await bench.Pool.DisposeAsync();
        var took = TimeProvider.System.GetElapsedTime(began);

        Assert.IsType<RenderOutcome.Cancelled>(await render);
        Assert.True(took < bench.Options.Limits.End, $"{took}");
        Assert.ThrowsAny<ArgumentException>(() => Process.GetProcessById(process));
        Assert.IsType<RenderOutcome.Cancelled>(await bench.RenderAsync(WorkerBench.Quick));
        Assert.Equal((WorkerState.Stopped, 0), (bench.Worker.State, bench.Worker.Losses));
    }

    [Fact]
    public async Task Two_slots_render_at_a_time_and_unloading_frees_both()
    {
        await using var bench = new WorkerBench(new WorkerOptions { Slots = 2 });
        await bench.StartAsync();
        var renders = Enumerable.Range(0, 4).Select(_ => bench.RenderAsync(WorkerBench.Quick with { Steps = 30 })).ToList();
        await bench.UntilAsync(() => bench.Pool.Workers.All(static worker => worker.State == WorkerState.Rendering), "both render");

        await bench.Pool.UnloadAsync(CancellationToken.None);

        Assert.All(await Task.WhenAll(renders), static outcome => Assert.IsType<RenderOutcome.Completed>(outcome));
        Assert.All(bench.Pool.Workers, static worker => Assert.Equal((WorkerState.Stopped, 0), (worker.State, worker.Losses)));
    }

    [Fact]
    public async Task A_worker_dies_with_its_agent_even_while_a_sampler_loops()
    {
        if (!OperatingSystem.IsLinux())
            return; // the children of a process are looked up in /proc
        using var folder = new TemporaryFolder();
        WorkerBench.Copy(Checkout.BuiltTestPlugin("FaultySamplers"), folder["data", "plugins"], "FaultySamplers");
        folder.Write("""{ "prompt": "a tree", "sampler": "hang" }""", "workspace", "inbox", "hang.json");
        using var agent = AgentProcess.Start("run", "--workspace", folder["workspace"], "--data", folder["data"]);
        await agent.UntilAsync(() => agent.Children().Count == 1 && CpuSeconds(agent.Children()[0]) > 3, "the worker hangs");
        var worker = agent.Children()[0];

        var killed = TimeProvider.System.GetTimestamp();
        agent.Signal(AgentProcess.Kill);
        while (Directory.Exists($"/proc/{worker}"))
            Assert.True(TimeProvider.System.GetElapsedTime(killed) < TimeSpan.FromSeconds(15), "The worker outlives its agent.");
    }

    [Fact]
    public async Task A_worker_of_another_version_refuses()
    {
        using var folder = new TemporaryFolder();
        var name = LocalPipe.NameOf(folder.Path, "worker-0");
        await using var pipe = LocalPipe.Listen(name, clients: 1);
        using var worker = Process.Start(new ProcessStartInfo(WorkerStarting.Program.File, [.. WorkerStarting.Program.Arguments, name]) { RedirectStandardError = true })!;
        await pipe.WaitForConnectionAsync();
        using var channel = new WorkerChannel(pipe);

        channel.Send<WorkerCommand>(new WorkerCommand.Start(99, new RenderingOptions()));
        var answer = channel.Read<WorkerEvent>();
        while (answer is WorkerEvent.Heartbeat)
            answer = channel.Read<WorkerEvent>();

        Assert.Equal("worker-protocol-version", Assert.IsType<WorkerEvent.Refused>(answer).Problem.Code);
        await worker.WaitForExitAsync();
        Assert.Equal((int)ExitCode.Failed, worker.ExitCode);
    }

    private static double CpuSeconds(int process)
    {
        using var one = Process.GetProcessById(process);
        return one.TotalProcessorTime.TotalSeconds;
    }

    private sealed class Watcher(Action look) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value)
        {
            if (value is { Stage: RenderStage.Decode })
                look();
        }
    }

    /// <summary>A clock whose periodic timers never tick.</summary>
    private sealed class NobodyLooks : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, period == Timeout.InfiniteTimeSpan ? dueTime : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
