using AutoGen.Automation.Files;

namespace AutoGen.Agent.Tests.Running;

public sealed class AgentLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_held_folder_is_refused_with_the_process_that_holds_it_and_free_again_afterwards()
    {
        var first = AgentLock.Take(folder["data"], TimeProvider.System).Value!;

        var second = AgentLock.Take(folder["data"], TimeProvider.System);

        Assert.Equal(AgentLock.AlreadyRunning, Assert.Single(second.Problems).Code);
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", second.Problems[0].Message, StringComparison.Ordinal);
        first.Dispose();
        using var third = AgentLock.Take(folder["data"], TimeProvider.System).Value;
        Assert.NotNull(third);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_problem()
    {
        var file = folder.Write("", "file");

        var problem = Assert.Single(AgentLock.Take(Path.Combine(file, "data"), TimeProvider.System).Problems);

        Assert.Equal("folder-not-writable", problem.Code);
    }

    public void Dispose() => folder.Dispose();
}
