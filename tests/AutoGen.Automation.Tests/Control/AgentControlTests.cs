using AutoGen.Automation.Control;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Control;

/// <summary>What can be asked of a running agent, asked of one.</summary>
public sealed class AgentControlTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly RunningAgent agent;
    private readonly ManualResetEventSlim go = new();
    private static readonly CancellationToken None = CancellationToken.None;

    public AgentControlTests()
    {
        agent = new RunningAgent(folder);
        agent.Renderer.Answer = (job, token) =>
        {
            if (job.Request.Prompt.StartsWith("slow", StringComparison.Ordinal))
                WaitHandle.WaitAny([go.WaitHandle, token.WaitHandle]);
            return token.IsCancellationRequested ? new RenderOutcome.Cancelled()
                : job.Request.Prompt == "bad" && !go.IsSet ? new RenderOutcome.Failed(RenderStage.Sample, new Problem("plugin-part-failed", "It broke."), Transient: false)
                : null;
        };
    }

    [Fact]
    public async Task A_submission_is_a_drop_and_ends_as_one()
    {
        var drop = await SubmitAsync("cat.txt", "a cat\na dog");
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.Equal(drop.Id, agent.Finished[0].Id);
        Assert.Equal(folder.At("inbox", "done", "cat.txt"), agent.Finished[0].Source);
    }

    [Fact]
    public async Task Cancel_ends_the_render_in_hand_and_the_drop_with_what_is_there()
    {
        var drop = await SubmitAsync("cat.txt", "fine\nslow\nthird");
        await agent.UntilAsync(() => agent.Renderer.Rendered.Contains("slow"));
        await ChangeAsync(drop.Id, DropAction.Cancel);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.Equal(1, agent.Finished[0].Pictures);
        Assert.All(agent.Finished[0].Problems, problem => Assert.Equal("render-cancelled", problem.Code));
        go.Set();
        await ChangeAsync(drop.Id, DropAction.Retry);
        await agent.UntilAsync(() => agent.Finished.Count == 2);
        Assert.True(agent.Finished[1].Succeeded);
        Assert.Equal(1, agent.Renderer.Rendered.Count(prompt => prompt == "fine"));
    }

    [Fact]
    public async Task A_held_drop_waits_and_another_goes_before_it()
    {
        var first = await SubmitAsync("first.txt", "slow\nheld");
        await agent.UntilAsync(() => agent.Renderer.Rendered.Contains("slow"));
        Assert.Equal(DropState.Running, (await StatusOfAsync(first.Id)).State);
        await ChangeAsync(first.Id, DropAction.Hold);
        go.Set();
        await SubmitAsync("second.txt", "second");
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.DoesNotContain("held", agent.Renderer.Rendered);
        Assert.Equal(DropState.Held, (await StatusOfAsync(first.Id)).State);
        await ChangeAsync(first.Id, DropAction.Release);
        await agent.UntilAsync(() => agent.Finished.Count == 2);
    }

    [Fact]
    public async Task A_small_drop_is_not_kept_waiting_by_a_large_one_and_priority_goes_first()
    {
        await SubmitAsync("large.txt", "slow\n" + string.Join('\n', Enumerable.Range(1, 20).Select(number => $"large {number}")));
        await agent.UntilAsync(() => agent.Renderer.Rendered.Contains("slow"));
        await agent.UntilAsync(() => agent.Part<AutoGen.Automation.Running.Backlog>().InHand == 2);
        await SubmitAsync("small.txt", "small");
        var urgent = await SubmitAsync("urgent.txt", "urgent");
        await ChangeAsync(urgent.Id, DropAction.Prioritise, 5);
        await agent.UntilAsync(() => agent.Part<AutoGen.Automation.Running.Backlog>().Summaries().All(drop => drop.State != DropState.Planning));
        go.Set();
        await agent.UntilAsync(() => agent.Finished.Count == 3);
        var order = agent.Renderer.Rendered.ToList();
        Assert.Equal(2, order.IndexOf("urgent"));
        Assert.InRange(order.IndexOf("small"), 3, 4);
    }

    [Fact]
    public async Task Pause_starts_nothing_and_lasts_over_a_restart()
    {
        await agent.Control.PauseAsync(None);
        var drop = await SubmitAsync("cat.txt", "a cat");
        await agent.UntilAsync(() => agent.Part<AutoGen.Automation.Running.Backlog>().Summary(drop.Id)?.Renders == 1);
        Assert.True((await agent.Control.StatusAsync(None)).Paused);
        await agent.StopAsync();
        Assert.Empty(agent.Renderer.Rendered);
        await using var next = new RunningAgent(folder);
        await next.StartAsync();
        Assert.True((await next.Control.StatusAsync(None)).Paused);
        await next.Control.ResumeAsync(None);
        await next.UntilAsync(() => next.Finished.Count == 1);
    }

    [Fact]
    public async Task Retry_of_a_failed_drop_makes_what_is_missing()
    {
        var drop = await SubmitAsync("cat.txt", "good\nbad");
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.False(agent.Finished[0].Succeeded);
        go.Set();
        await ChangeAsync(drop.Id, DropAction.Retry);
        await agent.UntilAsync(() => agent.Finished.Count == 2);
        Assert.True(agent.Finished[1].Succeeded);
        Assert.Equal(["bad", "bad", "good"], agent.Renderer.Rendered.Order());
        Assert.Equal("drop-nothing-missing", (await agent.Control.ChangeAsync(new DropChange(drop.Id, DropAction.Retry), None)).Problems.Single().Code);
    }

    [Fact]
    public async Task Retry_of_a_drop_whose_source_was_changed_since_is_refused_and_says_what_to_do()
    {
        var drop = await SubmitAsync("cat.txt", "good\nbad");
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        File.WriteAllText(agent.Finished[0].Source, "another cat");
        var problem = (await agent.Control.ChangeAsync(new DropChange(drop.Id, DropAction.Retry), None)).Problems.Single();
        Assert.Equal(("drop-source-changed", agent.Finished[0].Source), (problem.Code, problem.File));
        Assert.Equal("another cat", File.ReadAllText(agent.Finished[0].Source));
    }

    public Task InitializeAsync() => agent.StartAsync();

    public async Task DisposeAsync()
    {
        go.Set();
        await agent.DisposeAsync();
        go.Dispose();
        folder.Dispose();
    }

    private async Task<DropSummary> SubmitAsync(string name, string text)
    {
        var result = await agent.Control.SubmitAsync(new Submission(name, text, Watch: null), None);
        Assert.True(result.TryGet(out var drop, out var problems), string.Join(' ', problems));
        return drop;
    }

    private async Task ChangeAsync(string drop, DropAction action, int priority = 0) =>
        Assert.Empty((await agent.Control.ChangeAsync(new DropChange(drop, action, priority), None)).Problems);

    private async Task<DropSummary> StatusOfAsync(string drop) => (await agent.Control.StatusAsync(None)).Drops.Single(other => other.Id == drop);
}
