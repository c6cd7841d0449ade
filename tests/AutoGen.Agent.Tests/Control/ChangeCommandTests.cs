using AutoGen.Automation.Files;
using AutoGen.Agent.Control;
using AutoGen.Agent.Running;
using AutoGen.Automation.Control;

namespace AutoGen.Agent.Tests.Control;

/// <summary>The commands that change something: they need an agent.</summary>
public sealed class ChangeCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("hold", DropAction.Hold, "held")]
    [InlineData("release", DropAction.Release, "released")]
    [InlineData("cancel", DropAction.Cancel, "cancelled")]
    [InlineData("retry", DropAction.Retry, "is tried again")]
    public async Task A_change_is_asked_of_the_agent_and_said(string command, DropAction action, string done)
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);

        var text = await RunAsync(command, "abc");
        var json = await RunAsync(command, "abc", "--json");
        var unknown = await RunAsync(command, "none");

        Assert.Equal(new DropChange("abc", action), server.Control.Changes[0]);
        Assert.Contains($"scenes.txt of inbox: {done}", text.Output, StringComparison.Ordinal);
        Assert.Equal("abc", json.Json.Text("id"));
        Assert.Equal((ExitCode.Done, ExitCode.BadInput), (text.Code, unknown.Code));
        Assert.Contains("[drop-unknown]", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_priority_may_be_negative_but_not_beyond_its_range()
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);

        var low = await RunAsync("priority", "abc", "-5");
        var wrong = await RunAsync("priority", "abc", "101");

        Assert.Equal(new DropChange("abc", DropAction.Prioritise, -5), Assert.Single(server.Control.Changes));
        Assert.Contains("priority -5", low.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, wrong.Code);
        Assert.Contains("-100 to 100", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_and_resume_tell_how_it_stands_then()
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);

        Assert.StartsWith("Paused", (await RunAsync("pause")).Output, StringComparison.Ordinal);
        Assert.True(server.Control.Status.Paused);
        Assert.False((await RunAsync("resume", "--json")).Json.GetProperty("paused").GetBoolean());
    }

    [Theory]
    [InlineData("hold", "abc")]
    [InlineData("release", "abc")]
    [InlineData("cancel", "abc")]
    [InlineData("retry", "abc")]
    [InlineData("priority", "abc", "5")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task Without_an_agent_they_say_so_and_what_to_do(params string[] command)
    {
        var result = await RunAsync([.. command, "--json"]);

        Assert.Equal(ExitCode.NoAgent, result.Code);
        Assert.Equal(ControlClient.NotRunning, result.Json.GetProperty("problems")[0].Text("code"));
        Assert.Contains("Start one: autogen run", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_holds_the_lock_but_does_not_listen_is_named()
    {
        using var held = (await AgentLock.TakeAsync(folder["data"], TimeProvider.System)).Value;

        var result = await RunAsync("pause");

        Assert.Equal(ExitCode.NoAgent, result.Code);
        Assert.Contains($"An agent runs (process {Environment.ProcessId}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_of_the_workspace_with_another_data_folder_is_named()
    {
        using var held = (await AgentLock.TakeAsync(AgentLocks.FolderOf(folder["work"]), TimeProvider.System)).Value;

        var result = await RunAsync("pause", "--workspace", folder["work"]);

        Assert.Equal(ExitCode.NoAgent, result.Code);
        Assert.Contains("[agent-elsewhere]", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hung_agent_is_given_up_and_said_to_hang()
    {
        var never = new TaskCompletionSource();
        await using var server = await RunningServer.StartAsync(folder["data"], new FakeControl { Before = token => never.Task.WaitAsync(token) });

        var answer = await new ControlClient(Places.Of(folder["data"], null), TimeSpan.FromMilliseconds(200))
            .AskAsync(new ControlRequest { Ask = ControlQuestion.Status }, CancellationToken.None);

        var problem = Assert.Single(answer.Problems);
        Assert.Equal(ControlClient.NotAnswering, problem.Code);
        Assert.Contains("within 0.2 seconds", problem.Message, StringComparison.Ordinal);
        Assert.Contains("nothing is lost", problem.Remedy, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<Cli> RunAsync(params string[] arguments) => Cli.RunAsync([.. arguments, "--data", folder["data"]]);
}
