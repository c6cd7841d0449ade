using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Running;

/// <summary>An agent that is stopped, or given other watches, in the middle of its work.</summary>
public sealed class RunningAgentTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_stop_hands_the_render_in_hand_back_and_the_next_start_goes_on()
    {
        RunningAgent.Drop(folder, "cat.txt", "a cat\na dog");
        await using (var first = new RunningAgent(folder))
        {
            first.Renderer.Answer = (_, token) =>
            {
                token.WaitHandle.WaitOne();
                return new RenderOutcome.Cancelled();
            };
            await first.StartAsync();
            await first.UntilAsync(() => first.Renderer.Rendered.Count == 1);
            await first.StopAsync();
            Assert.Empty(first.Finished);
        }

        var drop = Assert.Single(Directory.GetDirectories(folder.At("inbox", ".autogen", "drops")));
        Assert.Contains("\"handedBack\"", File.ReadAllText(Path.Combine(drop, "attempts", "1-1.ended.json")), StringComparison.OrdinalIgnoreCase);
        await using var next = new RunningAgent(folder);
        await next.StartAsync();
        await next.UntilAsync(() => next.Finished.Count == 1);
        Assert.Equal(["a cat", "a dog"], next.Renderer.Rendered);
        Assert.True(next.Finished[0].Succeeded);
    }

    [Fact]
    public async Task Watches_come_and_go_while_the_agent_runs()
    {
        var other = RunningAgent.Quick(folder) with { Name = "other", Path = folder.At("other"), Output = folder.At("pictures") };
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        RunningAgent.Drop(folder, "one.txt", "one");
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Directory.CreateDirectory(folder.At("other"));
        File.WriteAllText(folder.At("other", "two.txt"), "two");
        agent.Part<LiveOptions>().Replace(new AutomationOptions { Watches = [other] });
        await agent.UntilAsync(() => agent.Finished.Count == 2);
        Assert.Equal(folder.At("other", "done", "two.txt"), agent.Finished[1].Source);
        RunningAgent.Drop(folder, "three.txt", "three");
        File.WriteAllText(folder.At("other", "four.txt"), "four");
        await agent.UntilAsync(() => agent.Finished.Count == 3);
        Assert.Equal(["one", "two", "four"], agent.Renderer.Rendered);
        Assert.True(File.Exists(folder.At("inbox", "three.txt")));
    }

    public void Dispose() => folder.Dispose();
}
