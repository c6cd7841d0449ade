using AutoGen.Automation.Notices;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Notices;

/// <summary>A whole automation that delivers by itself.</summary>
public sealed class OutboxServiceTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly LoopbackServer slow = new(), quick = new();
    private readonly TaskCompletionSource answer = new();
    private RunningAgent agent = null!;

    [Fact]
    public async Task A_slow_channel_holds_up_neither_pictures_nor_other_channels_nor_the_end()
    {
        slow.Hold = answer.Task;
        foreach (var name in new[] { "a", "b", "c" })
            RunningAgent.Drop(folder, $"{name}.txt", "a cat");

        await agent.UntilAsync(() => quick.Requests.Count == 3 && slow.Requests.Count == 1 && agent.Finished.Count == 3 && agent.Part<Outbox>().Waiting.Count == 3);

        await agent.StopAsync(); // with a delivery under way
        Assert.Equal(3, agent.Part<Outbox>().Waiting.Count);
        Assert.All(agent.Part<Outbox>().Waiting, static entry => Assert.Equal("slow", entry.Channel));
    }

    public async Task InitializeAsync()
    {
        agent = new RunningAgent(folder);
        var options = agent.Part<LiveOptions>();
        options.Replace(options.Current with { Notices = [new NoticeChannel("slow") { Url = slow.Address, Seconds = 120 }, new NoticeChannel("quick") { Url = quick.Address }] });
        await agent.StartAsync();
    }

    public async Task DisposeAsync()
    {
        answer.SetResult();
        await agent.DisposeAsync();
        await slow.DisposeAsync();
        await quick.DisposeAsync();
        folder.Dispose();
    }
}
