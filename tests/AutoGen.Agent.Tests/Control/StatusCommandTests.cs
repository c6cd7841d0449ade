using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Automation.Health;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Tests.Control;

/// <summary><c>autogen status</c> and <c>show</c>, of an agent that is spoken to and without one.</summary>
public sealed class StatusCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Status_tells_agent_workers_watches_and_drops_and_cuts_a_long_list()
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);
        server.Control.Status = new AgentStatus
        {
            Running = true,
            ProcessId = 4242,
            Since = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(125),
            Workers = [new WorkerStatus(0, WorkerState.Rendering) { Model = "pocket", Render = "d/12", Progress = new RenderProgress(RenderStage.Sample, 7, 20), MemoryBytes = 412_000_000, Losses = 1 }],
            Watches = [new WatchStatus("inbox", "/in", "/out") { Quiet = true }, new WatchStatus("gone", "/gone", "/out") { Problem = new Problem("folder-missing", "It is gone.") }],
            Drops = [.. Enumerable.Range(0, 10_000).Select(static number => FakeControl.Drop($"drop-{number:D5}", number == 9_999 ? DropState.Running : DropState.Waiting))],
            Problems = [new Problem("disk-full", "The disk is full.")],
        };

        var text = (await StatusAsync()).Output;
        var json = (await StatusAsync("--json")).Json;

        Assert.Contains("running, process 4242, for 2 h 5 min", text, StringComparison.Ordinal);
        Assert.Contains("renders d/12, step 7 of 20, model pocket, memory 412.0 MB, lost once", text, StringComparison.Ordinal);
        Assert.Contains("inbox: /in -> /out: quiet hours", text, StringComparison.Ordinal);
        Assert.Contains("gone: /gone -> /out: It is gone.", text, StringComparison.Ordinal);
        Assert.Contains("1 running, 9,999 waiting; 10,000 of 40,000 pictures made", text, StringComparison.Ordinal);
        Assert.Contains("The disk is full. [disk-full]", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("drop-09999", StringComparison.Ordinal) < text.IndexOf("drop-00000", StringComparison.Ordinal), "What is in hand comes first.");
        Assert.Contains("and 9,950 more", text, StringComparison.Ordinal);
        Assert.Equal(10_000, json.GetProperty("drops").GetArrayLength());
        Assert.True(json.GetProperty("running").GetBoolean());
    }

    [Fact]
    public async Task Status_and_doctor_tell_session_and_device_of_the_agent()
    {
        using var held = (await AgentLock.TakeAsync(folder["data"], TimeProvider.System)).Value!;
        await using var server = await RunningServer.StartAsync(folder["data"]);
        server.Control.Status = new AgentStatus
        {
            Running = true,
            ProcessId = 4242,
            AsService = true,
            SessionId = 0,
            Workers =
            [
                new WorkerStatus(0, WorkerState.Idle) { Device = "0: Radeon" },
                new WorkerStatus(1, WorkerState.Idle) { DeviceProblem = new Problem("devices-not-listed", "Computing on the CPU: Windows cannot list its graphics devices.") },
            ],
        };

        var text = (await StatusAsync()).Output;
        var json = (await StatusAsync("--json")).Json;
        var doctor = await RunAsync("doctor");

        Assert.Contains("running, process 4242, as a service, in session 0", text, StringComparison.Ordinal);
        Assert.Contains("idle, device 0: Radeon", text, StringComparison.Ordinal);
        Assert.Contains("idle: Computing on the CPU: Windows cannot list its graphics devices. [devices-not-listed]", text, StringComparison.Ordinal);
        Assert.Equal((0, true), (json.GetProperty("sessionId").GetInt32(), json.GetProperty("asService").GetBoolean()));
        Assert.Equal("devices-not-listed", json.GetProperty("workers")[1].GetProperty("deviceProblem").Text("code"));
        Assert.Contains("ok       session of the agent: 0, that of services; it runs as a service", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("autogen service uninstall, then autogen service install --at-logon", doctor.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, doctor.Code);
    }

    [Fact]
    public async Task Status_and_doctor_tell_how_the_agent_does()
    {
        using var held = (await AgentLock.TakeAsync(folder["data"], TimeProvider.System)).Value!;
        await using var server = await RunningServer.StartAsync(folder["data"]);
        var now = TimeProvider.System.GetUtcNow();
        server.Control.Status = new AgentStatus
        {
            Running = true,
            Health = new AgentHealth(HealthState.Unhealthy, now - TimeSpan.FromMinutes(12), now)
            {
                Checks =
                [
                    new HealthFinding("backlog", HealthState.Healthy),
                    new HealthFinding("disk", HealthState.Unhealthy) { Problems = [new Problem("disk-nearly-full", "Only 3 MB are free.") { Remedy = "Free space." }] },
                    new HealthFinding("outbox", HealthState.Degraded) { Problems = [new Problem("outbox-stuck", "A notice waits.")] },
                ],
            },
        };

        var text = (await StatusAsync()).Output;
        var json = (await StatusAsync("--json")).Json;
        var doctor = await RunAsync("doctor");

        Assert.Contains("unhealthy, for 12 min: disk: Only 3 MB are free. Free space. [disk-nearly-full] outbox: A notice waits. [outbox-stuck]", text, StringComparison.Ordinal);
        Assert.Equal("unhealthy", json.GetProperty("health").Text("state"));
        Assert.Equal(ExitCode.Failed, doctor.Code);
        Assert.Contains("error    disk: Only 3 MB are free.", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("warning  outbox: A notice waits.", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("ok       backlog: well", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_agent_doctor_tells_when_the_last_one_was_alive()
    {
        folder.Write("""
            { "time": "2026-01-31T14:22:33Z", "intervalSeconds": 15, "processId": 1, "started": "2026-01-31T14:00:00Z",
              "health": { "state": "degraded", "since": "2026-01-31T14:22:33Z", "time": "2026-01-31T14:22:33Z", "checks": [] } }
            """, "data", "heartbeat.json");

        Assert.Contains("running: no; its last heartbeat was at 2026-01-31 14:22:33 UTC, degraded", (await RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_agent_status_answers_from_the_files_and_says_so()
    {
        Directory.CreateDirectory(folder["work", "inbox", ".autogen", "drops", "20260101-000000-0000000-aaaaaa", "source"]);
        folder.Write("a tree", "work", "inbox", ".autogen", "drops", "20260101-000000-0000000-aaaaaa", "source", "tree.txt");

        var text = await StatusAsync("--workspace", folder["work"]);
        var json = await StatusAsync("--workspace", folder["work"], "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (text.Code, json.Code));
        Assert.Contains("not running; this is what the files tell", text.Output, StringComparison.Ordinal);
        Assert.Contains("No agent runs on", text.Output, StringComparison.Ordinal);
        Assert.Contains("tree.txt (inbox)", text.Output, StringComparison.Ordinal);
        Assert.False(json.Json.GetProperty("running").GetBoolean());
        Assert.Equal("planning", json.Json.GetProperty("drops")[0].Text("state"));
        Assert.False(json.Json.GetProperty("watches")[0].GetProperty("quiet").GetBoolean());
        Assert.Contains("[nothing-to-watch]", (await StatusAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_cannot_move_the_cursor_or_be_taken_for_markup()
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);
        server.Control.Status = new AgentStatus { Running = true, Drops = [FakeControl.Drop("x") with { Source = "[red]\u001b[2J.txt" }] };

        var output = (await StatusAsync()).Output;

        Assert.Contains("[red]\uFFFD[2J.txt", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Watched_and_redirected_it_writes_a_line_whenever_something_changed_until_it_is_stopped()
    {
        var asked = 0;
        using var end = new CancellationTokenSource();
        var control = new FakeControl();
        control.Before = _ =>
        {
            if (++asked == 3)
                control.Status = new AgentStatus { Running = true, Paused = true };
            else if (asked == 4)
                end.Cancel();
            return Task.CompletedTask;
        };
        await using var server = await RunningServer.StartAsync(folder["data"], control);

        var result = await Cli.RunAsync(end.Token, "status", "--watch", "--data", folder["data"]);

        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith("running; drops: none under way", lines[0].TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("paused; drops: none under way", lines[1].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_tells_a_drop_in_full_and_an_unknown_one_is_bad_input()
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);

        var text = await RunAsync("show", "abc");
        var json = await RunAsync("show", "abc", "--json");
        var unknown = await RunAsync("show", "none", "--json");

        Assert.Contains("scenes.txt of watch inbox", text.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 4 pictures made", text.Output, StringComparison.Ordinal);
        Assert.Contains("a tree", text.Output, StringComparison.Ordinal);
        Assert.Equal("abc", json.Json.GetProperty("summary").Text("id"));
        Assert.Equal(ExitCode.BadInput, unknown.Code);
        Assert.Equal("drop-unknown", unknown.Json.GetProperty("problems")[0].Text("code"));
    }

    [Fact]
    public async Task Without_an_agent_show_answers_from_the_report()
    {
        folder.Write("""
            { "drop": "20260101-000000-0000000-aaaaaa", "watch": "inbox", "sources": ["tree.txt"], "outcome": "failed", "created": "2026-01-01T00:00:00Z", "finished": "2026-01-01T00:01:00Z",
              "pictures": [{ "number": 1, "path": "/out/tree.png", "seed": 7, "attempts": 1, "request": { "prompt": "a tree", "seed": 7 } }],
              "failures": [{ "number": 2, "end": "failed", "attempts": 3, "request": { "prompt": "a bush", "seed": 8 }, "problems": [{ "code": "disk-full", "message": "The disk is full." }] }],
              "rejected": [], "warnings": [] }
            """, "work", "inbox", "failed", "tree.txt.report.json");

        var result = await RunAsync("show", "aaaaaa", "--workspace", folder["work"]);

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Contains("note: No agent runs on", result.Error, StringComparison.Ordinal);
        Assert.Contains("/out/tree.png", result.Output, StringComparison.Ordinal);
        Assert.Contains("The disk is full. [disk-full]", result.Output, StringComparison.Ordinal);
        Assert.Contains(folder["work", "inbox", "failed", "tree.txt.report.txt"], result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<Cli> StatusAsync(params string[] arguments) => RunAsync(["status", .. arguments]);

    private Task<Cli> RunAsync(params string[] arguments) => Cli.RunAsync([.. arguments, "--data", folder["data"]]);
}
