using System.Globalization;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Rendering;
using Microsoft.Data.Sqlite;

namespace AutoGen.Automation.Tests.Schedules;

/// <summary>Schedules through Quartz itself: the clock is the real one, set forward by whole nights.</summary>
public sealed class ScheduleRunTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly BentTime time = new();

    [Fact]
    public async Task A_run_is_a_drop_like_any_other_with_pictures_and_a_report()
    {
        await using var agent = new RunningAgent(folder, time, Watch(new() { Cron = "* * * * * ?" }));
        await agent.StartAsync();
        await agent.UntilAsync(() => agent.Finished.Count >= 1);
        var finished = agent.Finished[0];
        Assert.True(finished.Succeeded);
        Assert.StartsWith(folder.At("schedules", "nightly", "done", "nightly-2"), finished.Source, StringComparison.Ordinal);
        Assert.True(File.Exists(finished.Source + ".report.txt"));
        Assert.NotEmpty(Directory.GetFiles(folder.At("pictures"), "nightly-*.png"));
    }

    [Theory]
    [InlineData("once", 1)]
    [InlineData("all", 3)]
    [InlineData("skip", 0)]
    public async Task Runs_that_were_missed_while_no_agent_ran_follow_the_policy(string missed, int runs)
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow, Missed = missed, MissedHours = 100, Overlap = "queue" });
        await LiveAsync(watch);
        time.Clock = TimeSpan.FromHours(1 + (2 * 24) + 0.5); // three were due since
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => agent.Finished.Count == runs);
        await SettleAsync(agent);
        Assert.Equal(runs, agent.Finished.Count);
        Assert.Equal(runs, agent.Finished.Select(drop => drop.Source).Distinct().Count());
    }

    [Fact]
    public async Task A_run_that_is_too_late_is_left_out_and_said()
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow, MissedHours = 2 });
        await LiveAsync(watch);
        time.Clock = TimeSpan.FromHours(5);
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => agent.Log.Lines.Any(line => line.StartsWith("Warning 1902", StringComparison.Ordinal)));
        Assert.Empty(agent.Finished);
    }

    [Theory]
    [InlineData("skip", 1)]
    [InlineData("queue", 2)]
    [InlineData("replace", 2)]
    public async Task A_run_that_is_due_while_the_one_before_goes_on_follows_the_policy(string overlap, int drops)
    {
        await using var agent = new RunningAgent(folder, time, Watch(new() { Cron = EveryDayAnHourFromNow, Overlap = overlap }));
        var held = new TaskCompletionSource();
        agent.Renderer.Answer = (_, token) =>
        {
            WaitHandle.WaitAny([((IAsyncResult)held.Task).AsyncWaitHandle, token.WaitHandle]);
            return token.IsCancellationRequested ? new RenderOutcome.Cancelled() : null;
        };
        await agent.StartAsync();
        var runs = agent.Part<ScheduleRuns>();
        var now = time.GetUtcNow();
        await runs.FireAsync("nightly", now.AddDays(-1), CancellationToken.None);
        await agent.UntilAsync(() => agent.Renderer.Rendered.Count == 1);

        await runs.FireAsync("nightly", now, CancellationToken.None);

        Assert.Equal(overlap == "skip", agent.Log.Lines.Any(line => line.StartsWith("Warning 1903", StringComparison.Ordinal)));
        if (overlap == "replace")
            await agent.UntilAsync(() => agent.Finished is [{ Succeeded: false }, ..]);
        held.SetResult();
        await agent.UntilAsync(() => agent.Finished.Count == drops);
        Assert.True(agent.Finished[^1].Succeeded);
    }

    [Fact]
    public async Task The_run_of_one_time_is_one_drop_however_often_it_fires()
    {
        await using var agent = new RunningAgent(folder, time, Watch(new() { Cron = EveryDayAnHourFromNow, Overlap = "queue" }));
        await agent.StartAsync();
        var due = time.GetUtcNow();
        for (var again = 0; again < 3; again++)
            await agent.Part<ScheduleRuns>().FireAsync("nightly", due, CancellationToken.None);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        await agent.Part<ScheduleRuns>().FireAsync("nightly", due, CancellationToken.None);
        await SettleAsync(agent);
        Assert.Single(agent.Finished);
        Assert.Single(agent.Renderer.Rendered);
    }

    [Fact]
    public async Task Somebody_may_run_it_now()
    {
        await using var agent = new RunningAgent(folder, time, Watch(new() { Cron = EveryDayAnHourFromNow }));
        await agent.StartAsync();
        Assert.Empty((await agent.Control.RunScheduleAsync("NIGHTLY", CancellationToken.None)).Problems);
        Assert.Equal("schedule-unknown", (await agent.Control.RunScheduleAsync("daily", CancellationToken.None)).Problems[0].Code);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
    }

    [Fact]
    public async Task A_prompt_file_is_read_anew_for_each_run_and_one_that_is_missing_is_said()
    {
        var file = folder.At("scenes.txt");
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow }) is { } night ? night with { Schedule = night.Schedule! with { Requests = null, File = file } } : null;
        await using var agent = new RunningAgent(folder, time, watch!);
        await agent.StartAsync();
        Assert.Equal("file-missing", (await agent.Control.RunScheduleAsync("nightly", CancellationToken.None)).Problems[0].Code);
        File.WriteAllText(file, "a fox\na hen");
        Assert.Empty((await agent.Control.RunScheduleAsync("nightly", CancellationToken.None)).Problems);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.Equal(["a fox", "a hen"], agent.Renderer.Rendered);
    }

    [Fact]
    public void Its_renders_start_within_its_window_only()
    {
        var clock = new FakeTime(); // 14:22 UTC
        var inside = Watch(new() { Cron = "0 2 * * *", TimeZone = "UTC", Window = "14:00-15:00" });
        var outside = Watch(new() { Cron = "0 2 * * *", TimeZone = "Asia/Tokyo", Window = "14:00-15:00" });
        Assert.Null(new RenderTimes(new LiveOptions(new AutomationOptions { Watches = [inside] }), clock).For("nightly"));
        var wait = new RenderTimes(new LiveOptions(new AutomationOptions { Watches = [outside] }), clock).For("nightly")!;
        Assert.Equal(new DateTimeOffset(2025, 2, 1, 5, 0, 0, TimeSpan.Zero), wait.Until);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private string EveryDayAnHourFromNow => time.GetUtcNow().AddHours(1).ToString("0 m H '* * ?'", CultureInfo.InvariantCulture);

    private WatchSettings Watch(ScheduleSettings schedule) => new()
    {
        Name = "nightly",
        Path = folder.At("schedules", "nightly"),
        Output = folder.At("pictures"),
        Schedule = schedule with { TimeZone = schedule.TimeZone ?? "UTC", Requests = """[{ "prompt": "a lighthouse at night" }]""" },
    };

    /// <summary>An agent that starts and ends before anything is due.</summary>
    private async Task LiveAsync(WatchSettings watch)
    {
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => Stored() == 1);
    }

    private long Stored()
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={folder.At("data", "autogen.db")};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM QRTZ_CRON_TRIGGERS";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0; // not made yet
        }
    }

    /// <summary>Until a submission that came later is through: what was due before has come by then.</summary>
    private static async Task SettleAsync(RunningAgent agent)
    {
        var before = agent.Finished.Count;
        await agent.Control.RunScheduleAsync("nightly", CancellationToken.None);
        await agent.UntilAsync(() => agent.Finished.Count > before);
    }
}
