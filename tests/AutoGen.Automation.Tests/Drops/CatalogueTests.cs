using AutoGen.Automation.Control;
using AutoGen.Automation.Running;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Drops;

/// <summary>What cannot be planned for want of a catalogue waits, and not longer than needed.</summary>
public sealed class CatalogueTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_catalogue_that_becomes_unknown_at_any_look_makes_the_drop_wait(int looks)
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("cat.txt", "a cat\na dog\na cow");
        bench.Renderer.Know(looks);
        await bench.RunAsync();
        Assert.Equal("catalogue-unknown", Assert.Single(bench.Backlog.Summaries()).WaitsFor?.Code);
        Assert.Empty(bench.FinishedDrops);
        bench.Renderer.Know();
        bench.Backlog.Wake();
        await bench.RunBacklogAsync();
        Assert.Equal(3, Assert.Single(bench.FinishedDrops).Pictures);
    }

    [Fact]
    public async Task One_that_comes_wakes_the_drops_at_once()
    {
        await using var agent = new RunningAgent(folder, new BentTime { Still = true }); // no rest is ever over
        agent.Renderer.Know(0);
        await agent.StartAsync();
        Assert.Empty((await agent.Control.SubmitAsync(new Submission("cat.txt", "a cat", Watch: null), CancellationToken.None)).Problems);
        await agent.UntilAsync(() => agent.Part<Backlog>().Summaries().Any(drop => drop.WaitsFor?.Code == "catalogue-unknown"));
        agent.Renderer.Know();
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.True(agent.Finished[0].Succeeded);
    }

    public void Dispose() => folder.Dispose();
}
