using System.Globalization;
using AutoGen.Agent.Services;
using AutoGen.Agent.Tests.Services;

namespace AutoGen.Agent.Tests.Running;

/// <summary>The agent as a process that has no file handle left for a while.</summary>
public sealed class FileHandleTests : IDisposable
{
    private const int TooFew = 20, Enough = 4096;

    private readonly TemporaryFolder folder = new();
    private readonly SystemdListener systemd;

    public FileHandleTests() => systemd = new SystemdListener(folder["notify"]);

    [ToolFact("prlimit")]
    public async Task The_agent_goes_on_and_has_a_new_worker_when_there_are_some_again()
    {
        systemd.Listen();
        folder.Write("""{ "prompt": "a red circle", "steps": 2 }""", "workspace", "inbox", "before.json");
        using var agent = AgentProcess.Start(
            [("NOTIFY_SOCKET", systemd.Address), ("WATCHDOG_USEC", "400000")],
            "run", "--workspace", folder["workspace"], "--data", folder["data"]);
        await agent.UntilAsync(() => IsDone("before"), "the first drop is done");
        var worker = Assert.Single(agent.Children());

        await LimitAsync(agent, TooFew);
        Assert.True((await Tool.RunAsync("kill", ["-9", $"{worker}"], CancellationToken.None)).Value!.Well);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, CancellationToken.None);
        await LimitAsync(agent, Enough);

        folder.Write("""{ "prompt": "a blue circle", "steps": 2 }""", "workspace", "inbox", "after.json");
        await agent.UntilAsync(() => IsDone("after"), "the second drop is done");
        agent.Signal(AgentProcess.Terminate);
        Assert.Equal(0, await agent.EndAsync());
    }

    public void Dispose()
    {
        systemd.Dispose();
        folder.Dispose();
    }

    private static async Task LimitAsync(AgentProcess agent, int handles)
    {
        var answer = await Tool.RunAsync("prlimit", ["--pid", agent.Id.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"--nofile={handles}:{Enough}")], CancellationToken.None);
        Assert.True(answer.Value!.Well, answer.Value.Reason);
    }

    private bool IsDone(string name) => File.Exists(folder["workspace", "inbox", "done", $"{name}.json.report.txt"]);
}
