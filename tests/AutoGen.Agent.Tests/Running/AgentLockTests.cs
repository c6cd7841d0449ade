using AutoGen.Automation.Files;

namespace AutoGen.Agent.Tests.Running;

public sealed class AgentLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_held_folder_is_refused_with_the_process_that_holds_it_and_free_again_afterwards()
    {
        var first = (await AgentLock.TakeAsync(folder["data"], TimeProvider.System)).Value!;

        var second = await AgentLock.TakeAsync(folder["data"], TimeProvider.System);

        Assert.Equal(AgentLock.AlreadyRunning, Assert.Single(second.Problems).Code);
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", second.Problems[0].Message, StringComparison.Ordinal);
        first.Dispose();
        using var third = (await AgentLock.TakeAsync(folder["data"], TimeProvider.System)).Value;
        Assert.NotNull(third);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_a_problem()
    {
        var file = folder.Write("", "file");

        var problem = Assert.Single((await AgentLock.TakeAsync(Path.Combine(file, "data"), TimeProvider.System)).Problems);

        Assert.Equal("folder-not-writable", problem.Code);
    }

    [Fact]
    public async Task Somebody_who_only_asks_who_holds_it_keeps_no_agent_from_starting()
    {
        (await AgentLock.TakeAsync(folder["data"], TimeProvider.System)).Value!.Dispose();
        var asking = File.Open(folder["data", "agent.lock"], FileMode.Open, FileAccess.Read, FileShare.Read); // as the question does

        var taking = AgentLock.TakeAsync(folder["data"], TimeProvider.System);
        asking.Dispose();

        using var held = (await taking).Value;
        Assert.NotNull(held);
    }

    public void Dispose() => folder.Dispose();
}
