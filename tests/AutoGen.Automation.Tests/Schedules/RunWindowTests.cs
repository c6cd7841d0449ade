using System.Globalization;
using System.Text.Json.Nodes;
using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using Microsoft.Data.Sqlite;

namespace AutoGen.Automation.Tests.Schedules;

/// <summary>Runs whose window closes before all is made: the clock is set forward while a picture is made.</summary>
public sealed class RunWindowTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly BentTime time = new();

    [Fact]
    public async Task What_it_leaves_is_made_by_the_next_run_first_and_once()
    {
        var watch = Watch("carryOver");
        await using var agent = await CutShortAsync(watch);
        var first = agent.Finished[0];
        Assert.True(first.Succeeded);
        Assert.Equal(2, first.Pictures); // the one in hand was finished
        Assert.Equal((0, 1, 0), Counts(first));
        Assert.Equal(1, ScheduleHistory.Of(watch).CarriedOver);

        await RunAsync(agent);
        Assert.Equal(["one", "two", "three", "three", "one", "two", "three"], agent.Renderer.Rendered);
        Assert.Equal((1, 0, 0), Counts(agent.Finished[1]));
        Assert.Equal(0, ScheduleHistory.Of(watch).CarriedOver);

        await RunAsync(agent);
        Assert.Equal((0, 0, 0), Counts(agent.Finished[2]));
        Assert.Equal(3, agent.Finished[2].Pictures);
    }

    [Fact]
    public async Task What_is_carried_over_is_the_very_picture_that_was_planned()
    {
        await using var agent = await CutShortAsync(Watch("carryOver"));
        var planned = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(folder.At("schedules", "nightly", ".autogen", "carried")).Single()))![0]!["request"]!;
        await RunAsync(agent);
        var made = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(agent.Finished[1].Report, ".json")))!["pictures"]![0]!;
        Assert.Equal(planned["seed"]!.GetValue<long>(), made["seed"]!.GetValue<long>());
    }

    [Fact]
    public async Task What_it_drops_is_made_by_nobody_unless_somebody_tries_again()
    {
        await using var agent = await CutShortAsync(Watch("drop"));
        Assert.Equal((0, 0, 1), Counts(agent.Finished[0]));
        await RunAsync(agent);
        Assert.Equal((0, 0, 0), Counts(agent.Finished[1]));
        Assert.Empty((await agent.Control.ChangeAsync(new DropChange(agent.Finished[0].Id, DropAction.Retry), CancellationToken.None)).Problems);
        await agent.UntilAsync(() => agent.Finished.Count == 3);
        Assert.Equal((agent.Finished[0].Id, 3), (agent.Finished[2].Id, agent.Finished[2].Pictures));
    }

    [Fact]
    public async Task A_run_that_was_missed_until_after_its_window_is_not_made_to_fail()
    {
        var watch = Watch("carryOver");
        await using (var agent = new RunningAgent(folder, time, watch))
        {
            await agent.StartAsync();
            await agent.UntilAsync(() => File.Exists(folder.At("data", "autogen.db")) && agent.Control.StatusAsync(CancellationToken.None).Result.Schedules is [{ Next: not null }]);
            await RunAsync(agent); // so that its folder knows when it ran last
        }

        time.Clock = TimeSpan.FromHours(31);
        await using var later = new RunningAgent(folder, time, watch);
        await later.StartAsync();
        await later.UntilAsync(() => later.Log.Lines.Any(static line => line.Contains("was missed and is not made up for", StringComparison.Ordinal)));
        await RunAsync(later); // as it would have been without the miss
        Assert.Equal((0, 0, 0), Counts(Assert.Single(later.Finished)));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    /// <summary>A run of three pictures whose window closes while the second is made.</summary>
    private async Task<RunningAgent> CutShortAsync(WatchSettings watch)
    {
        var agent = new RunningAgent(folder, time, watch);
        var cut = false;
        agent.Renderer.Answer = (job, _) =>
        {
            if (job.Request.Prompt == "two" && !cut)
            {
                cut = true;
                agent.Renderer.Rendered.Add("three"); // a mark: what follows is of later runs
                time.Clock = TimeSpan.FromHours(7);
            }

            return null;
        };
        await agent.StartAsync();
        await RunAsync(agent);
        return agent;
    }

    private static async Task RunAsync(RunningAgent agent)
    {
        var before = agent.Finished.Count;
        Assert.Empty((await agent.Control.RunScheduleAsync("nightly", CancellationToken.None)).Problems);
        await agent.UntilAsync(() => agent.Finished.Count > before);
    }

    private static (int In, int Over, int Dropped) Counts(FinishedDrop drop)
    {
        var schedule = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(drop.Report, ".json")))!["schedule"]!;
        return (schedule["carriedIn"]!.GetValue<int>(), schedule["carriedOver"]!.GetValue<int>(), schedule["dropped"]!.GetValue<int>());
    }

    private WatchSettings Watch(string rest)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Name = "nightly",
            Path = folder.At("schedules", "nightly"),
            Output = folder.At("pictures"),
            Schedule = new()
            {
                Cron = now.AddHours(12).ToString("0 m H '* * ?'", CultureInfo.InvariantCulture),
                TimeZone = "UTC",
                Overlap = "queue",
                MissedHours = 24,
                Window = new() { Until = now.AddHours(6).ToString("HH:mm", CultureInfo.InvariantCulture), Rest = rest },
                Run = new() { Requests = """["one", "two", "three"]""" },
            },
        };
    }
}
