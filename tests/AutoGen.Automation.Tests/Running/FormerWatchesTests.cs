using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Running;

/// <summary>A watch that is taken out, or configured otherwise, while no agent runs: what it had taken is finished all the same, once.</summary>
public sealed class FormerWatchesTests : IDisposable
{
    private readonly TempFolder folder = new();

    private WatchSettings Inbox => RunningAgent.Quick(folder);

    private WatchSettings Other => Inbox with { Name = "other", Path = folder.At("other"), Output = folder.At("pictures") };

    private string Own => folder.At("inbox", ".autogen");

    [Fact]
    public async Task A_watch_that_was_taken_out_has_its_drops_finished_as_it_was()
    {
        RunningAgent.Drop(folder, "cat.txt", "a cat");
        await StopInTheMiddleAsync(Inbox);

        await using var next = new RunningAgent(folder, null, Other);
        RunningAgent.Drop(folder, "new.txt", "not watched any more");
        await next.StartAsync();
        await next.UntilAsync(() => next.Finished.Count == 1);

        Assert.Equal(folder.At("inbox", "done", "cat.txt"), next.Finished[0].Source);
        Assert.Single(Directory.GetFiles(folder.At("outbox"), "cat-*.png"));
        Assert.True(File.Exists(folder.At("inbox", "new.txt")));
        Assert.Single(next.Log.Lines, line => line.Contains("no longer configured as it was", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_other_agent_works_there_until_they_are_finished()
    {
        RunningAgent.Drop(folder, "cat.txt", "a cat");
        await StopInTheMiddleAsync(Inbox);

        await using (var next = new RunningAgent(folder, null, Other))
        {
            next.Renderer.Answer = UntilCancelled;
            await next.StartAsync();
            await next.UntilAsync(() => next.Renderer.Rendered.Count == 1);
            Assert.Null(AgentLock.TryTake(Own, AgentLock.Watch, TimeProvider.System));
        }

        using var free = AgentLock.TryTake(Own, AgentLock.Watch, TimeProvider.System);
        Assert.NotNull(free);
    }

    [Fact]
    public async Task Without_an_agent_its_drops_are_shown_and_found()
    {
        RunningAgent.Drop(folder, "cat.txt", "a cat");
        await StopInTheMiddleAsync(Inbox);

        var reader = new DropReader(new LiveOptions(new AutomationOptions { Watches = [Other] }), folder.At("data"), TimeProvider.System);

        var drop = Assert.Single(reader.Status().Drops);
        Assert.Equal(("inbox", "cat.txt"), (drop.Watch, drop.Source));
        Assert.Equal(drop.Id, reader.Show(drop.Id).Value!.Summary.Id);
    }

    [Fact]
    public async Task A_home_in_which_nothing_is_left_is_forgotten_once_its_watch_is_gone()
    {
        RunningAgent.Drop(folder, "cat.txt", "a cat");
        await using (var first = new RunningAgent(folder, null, Inbox))
        {
            await first.StartAsync();
            await first.UntilAsync(() => first.Finished.Count == 1);
        }

        Assert.Contains("\"inbox\"", Homes, StringComparison.Ordinal);
        await using var next = new RunningAgent(folder, null, Other);
        await next.StartAsync();
        await next.UntilAsync(() => Homes.Contains("\"other\"", StringComparison.Ordinal));
        Assert.DoesNotContain("\"inbox\"", Homes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_watch_with_another_output_takes_nothing_twice_and_finishes_what_it_took()
    {
        using var readOnly = HostileFolders.ReadOnly(folder.At("inbox"), "cat.txt", "a cat\na dog");
        await StopInTheMiddleAsync(Inbox);
        var moved = Inbox with { Name = "renamed", Output = folder.At("elsewhere") };

        await using (var next = new RunningAgent(folder, null, moved))
        {
            await next.StartAsync();
            await next.UntilAsync(() => next.Finished.Count == 1);
        }

        Assert.Equal(2, Directory.GetFiles(folder.At("outbox"), "cat-*.png").Length);
        using var again = new Workbench(moved);
        await again.RunAsync();
        Assert.Empty(again.AcceptedDrops);
    }

    public void Dispose() => folder.Dispose();

    private string Homes => File.ReadAllText(folder.At("data", "homes.json"));

    private static RenderOutcome UntilCancelled(RenderJob job, CancellationToken token)
    {
        token.WaitHandle.WaitOne();
        return new RenderOutcome.Cancelled();
    }

    private async Task StopInTheMiddleAsync(WatchSettings watch)
    {
        await using var first = new RunningAgent(folder, null, watch);
        first.Renderer.Answer = UntilCancelled;
        await first.StartAsync();
        await first.UntilAsync(() => first.Renderer.Rendered.Count == 1);
    }
}
