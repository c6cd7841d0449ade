using System.Globalization;
using System.Text.Json.Nodes;
using AutoGen.Automation.Drops;
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
        Assert.Equal("nightly", Report(finished)["name"]!.GetValue<string>());
        Assert.NotEmpty(Directory.GetFiles(folder.At("pictures"), "nightly-*.png"));
    }

    [Theory]
    [InlineData("once", 1)]
    [InlineData("all", 3)]
    [InlineData("skip", 0)]
    public async Task Runs_that_were_missed_while_no_agent_ran_follow_the_policy(string missed, int runs)
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow, Missed = missed, MissedHours = 100 });
        await LiveAsync(watch);
        time.Clock = TimeSpan.FromHours(1 + (2 * 24) + 0.5); // three were due since
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => agent.Finished.Count == runs && ScheduleHistory.Of(watch).Last is not null);
        await SettleAsync(agent);
        Assert.Equal(runs + 1, agent.Finished.Select(drop => drop.Source).Distinct().Count());
    }

    [Fact]
    public async Task A_run_that_is_too_late_is_left_out_and_said()
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow, MissedHours = 2 });
        await LiveAsync(watch);
        time.Clock = TimeSpan.FromHours(5);
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => agent.Log.Lines.Any(line => line.StartsWith("Warning 2302", StringComparison.Ordinal)));
        Assert.Empty(agent.Finished);
    }

    [Fact]
    public async Task A_computer_that_comes_into_another_zone_runs_it_by_the_clock_there()
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow });
        watch = watch with { Schedule = watch.Schedule! with { TimeZone = null } };
        time.Zone = TimeZoneInfo.Utc;
        await LiveAsync(watch);
        time.Zone = TimeZoneInfo.FindSystemTimeZoneById("Etc/GMT+5"); // there it is five hours earlier: its time comes in six
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => Next() > time.GetUtcNow().AddHours(5));
        time.Clock = TimeSpan.FromHours(6.001);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_an_hour_brings_no_run_again_and_one_set_back_by_a_week_leaves_the_next_night_its_own()
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow });
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => Stored() == 1);
        time.Clock = TimeSpan.FromHours(1.001);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        time.Clock = TimeSpan.Zero;
        await agent.UntilAsync(() => Next() < time.GetUtcNow().AddHours(2));
        time.Clock = TimeSpan.FromHours(1.001); // two o'clock again
        await agent.UntilAsync(() => Next() > time.GetUtcNow().AddHours(2));
        Assert.Single(agent.Finished);

        time.Clock = TimeSpan.FromDays(-7);
        await agent.UntilAsync(() => Next() < time.GetUtcNow().AddHours(2));
        time.Clock = TimeSpan.FromDays(-7) + TimeSpan.FromHours(1.1); // and not even at once, as a busy machine may be
        await agent.UntilAsync(() => agent.Finished.Count == 2);
    }

    [Fact]
    public async Task A_run_whose_prompt_file_is_open_in_another_program_is_not_made_before_that_is_closed()
    {
        File.WriteAllText(folder.At("night.txt"), "a lighthouse at night");
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow });
        await using var agent = new RunningAgent(folder, time, watch with { Schedule = watch.Schedule! with { Run = new() { File = folder.At("night.txt") } } });
        await agent.StartAsync();
        using (new FileStream(folder.At("night.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal("file-in-use", Assert.Single((await agent.Control.RunScheduleAsync("nightly", CancellationToken.None)).Problems).Code);
        Assert.NotNull((await agent.Control.RunScheduleAsync("nightly", CancellationToken.None)).Value);
        await agent.UntilAsync(() => agent.Finished is [{ Succeeded: true }]);
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
        await agent.Control.RunScheduleAsync("nightly", CancellationToken.None);
        await agent.UntilAsync(() => agent.Renderer.Rendered.Count == 1 && Stored() == 1);

        time.Clock = TimeSpan.FromHours(1.001);

        await agent.UntilAsync(() => agent.Log.Lines.Any(line => line.StartsWith(overlap == "skip" ? "Warning 2303" : "Information 2301", StringComparison.Ordinal)));
        if (overlap == "queue")
            await agent.UntilAsync(() => Waits(agent) == "schedule-run-before");
        if (overlap == "replace")
            await agent.UntilAsync(() => agent.Finished is [{ Succeeded: false }, ..]);
        held.SetResult();
        await agent.UntilAsync(() => agent.Finished.Count == drops);
        Assert.True(agent.Finished[^1].Succeeded);
    }

    [Fact]
    public async Task Killed_between_a_cancel_and_the_run_that_takes_its_place_it_is_made_at_the_next_start_however_late()
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow, Overlap = "replace", Missed = "skip", MissedHours = 1 });
        var due = await LeaveARunUnfinishedAsync(watch);
        new ScheduleState(due) { Made = false }.Write(folder.At("schedules", "nightly"), new CrashingFiles());
        time.Clock = TimeSpan.FromHours(5);

        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();

        await agent.UntilAsync(() => agent.Finished.Count == 2);
        Assert.Equal([false, true], agent.Finished.Select(static drop => drop.Succeeded).Order());
        Assert.Equal(due, Report(agent.Finished.Single(static drop => drop.Succeeded))["due"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task The_run_of_one_time_is_one_drop_however_often_it_fires()
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow, Overlap = "queue" });
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => Stored() == 1);
        time.Clock = TimeSpan.FromHours(1.001);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        var state = folder.At("schedules", "nightly", ".autogen", "schedule.json");
        File.WriteAllText(state, File.ReadAllText(state).Replace("\"made\": true", "\"made\": false", StringComparison.Ordinal)); // as if it was killed in the middle
        for (var again = 0; again < 3; again++)
            await agent.Part<ScheduleRuns>().FireAsync("nightly", DateTimeOffset.MinValue.AddDays(1), null, CancellationToken.None);
        await SettleAsync(agent);
        Assert.Equal(2, agent.Finished.Count); // the second is the one that settles
        Assert.Contains(agent.Log.Lines, line => line.StartsWith("Information 2305", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_may_run_it_now()
    {
        await using var agent = new RunningAgent(folder, time, Watch(new() { Cron = EveryDayAnHourFromNow }));
        await agent.StartAsync();
        Assert.Empty((await agent.Control.RunScheduleAsync("NIGHTLY", CancellationToken.None)).Problems);
        Assert.Equal("schedule-name-unknown", (await agent.Control.RunScheduleAsync("daily", CancellationToken.None)).Problems[0].Code);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.True(Report(agent.Finished[0])["manual"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_prompt_file_is_read_anew_for_each_run_and_one_that_is_missing_fails_the_run()
    {
        var file = folder.At("scenes.txt");
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow });
        watch = watch with { Schedule = watch.Schedule! with { Run = new() { File = file } } };
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.Control.RunScheduleAsync("nightly", CancellationToken.None);
        await agent.UntilAsync(() => agent.Finished is [{ Succeeded: false, Problems: [{ Code: "prompt-file-missing" }] }]);
        File.WriteAllText(file, "a fox\na hen");
        await agent.Control.RunScheduleAsync("nightly", CancellationToken.None);
        await agent.UntilAsync(() => agent.Finished.Count == 2);
        Assert.Equal(["a fox", "a hen"], agent.Renderer.Rendered);
    }

    [Fact]
    public async Task A_recipe_is_applied_to_each_image_of_a_folder()
    {
        Directory.CreateDirectory(folder.At("photos"));
        File.WriteAllBytes(folder.At("photos", "cat.png"), SignatureInspector.Png);
        File.WriteAllBytes(folder.At("photos", "dog.png"), SignatureInspector.Png);
        File.WriteAllText(folder.At("photos", "notes.txt"), "not an image");
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow }) with { Recipe = new() { Prompt = "by night", Strength = 0.5 } };
        watch = watch with { Schedule = watch.Schedule! with { Run = new() { Images = folder.At("photos"), Count = 2 } } };
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.Control.RunScheduleAsync("nightly", CancellationToken.None);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.Empty(agent.Finished[0].Problems);
        Assert.Equal(4, agent.Finished[0].Pictures);
    }

    [Theory]
    [InlineData("fixed", true, true)]
    [InlineData("perRun", true, false)]
    [InlineData("random", false, false)]
    public async Task Seeds_follow_the_rule(string rule, bool sameInRun, bool sameInNext)
    {
        var watch = Watch(new() { Cron = EveryDayAnHourFromNow });
        watch = watch with { Schedule = watch.Schedule! with { Run = new() { Requests = """["a fox", "a hen"]""", Seeds = rule } } };
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        var seeds = new List<long>();
        for (var run = 1; run <= 2; run++)
        {
            await agent.Control.RunScheduleAsync("nightly", CancellationToken.None);
            await agent.UntilAsync(() => agent.Finished.Count == run);
            seeds.AddRange(JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(agent.Finished[^1].Report, ".json")))!["pictures"]!.AsArray().Select(picture => picture!["seed"]!.GetValue<long>()));
        }

        Assert.Equal(sameInRun, seeds[0] == seeds[1]);
        Assert.Equal(sameInNext, seeds[0] == seeds[2]);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private string EveryDayAnHourFromNow => time.GetUtcNow().AddHours(1).ToString("s m H '* * ?'", CultureInfo.InvariantCulture);

    private WatchSettings Watch(ScheduleSettings schedule) => new()
    {
        Name = "nightly",
        Path = folder.At("schedules", "nightly"),
        Output = folder.At("pictures"),
        Schedule = schedule with { TimeZone = schedule.TimeZone ?? "UTC", Run = new() { Requests = """[{ "prompt": "a lighthouse at night" }]""" } },
    };

    private static JsonNode Report(FinishedDrop drop) => JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(drop.Report, ".json")))!["schedule"]!;

    private static string? Waits(RunningAgent agent) =>
        agent.Control.StatusAsync(CancellationToken.None).Result.Drops.Select(drop => drop.WaitsFor?.Code).FirstOrDefault(code => code is not null);

    /// <summary>An agent that starts and ends before anything is due.</summary>
    private async Task LiveAsync(WatchSettings watch)
    {
        await using var agent = new RunningAgent(folder, time, watch);
        await agent.StartAsync();
        await agent.UntilAsync(() => Stored() == 1);
    }

    /// <summary>A run that somebody wanted, half done when the agent was stopped. When the schedule is due next.</summary>
    private async Task<DateTimeOffset> LeaveARunUnfinishedAsync(WatchSettings watch)
    {
        await using var agent = new RunningAgent(folder, time, watch);
        agent.Renderer.Answer = static (_, token) =>
        {
            token.WaitHandle.WaitOne();
            return new RenderOutcome.Cancelled();
        };
        await agent.StartAsync();
        await agent.UntilAsync(() => Stored() == 1);
        await agent.Control.RunScheduleAsync("nightly", CancellationToken.None);
        await agent.UntilAsync(() => agent.Renderer.Rendered.Count == 1);
        return Next()!.Value;
    }

    private long Stored() => Ask("SELECT COUNT(*) FROM QRTZ_CRON_TRIGGERS") ?? 0;

    /// <summary>When Quartz fires it next.</summary>
    private DateTimeOffset? Next() => Ask("SELECT NEXT_FIRE_TIME FROM QRTZ_TRIGGERS WHERE TRIGGER_TYPE = 'CRON'") is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private long? Ask(string text)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={folder.At("data", "autogen.db")};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = text;
            return command.ExecuteScalar() as long?;
        }
        catch (SqliteException)
        {
            return null; // not made yet
        }
    }

    /// <summary>Until a run that came later is through: what was due before has come by then.</summary>
    private static async Task SettleAsync(RunningAgent agent)
    {
        var before = agent.Finished.Count;
        await agent.UntilAsync(() => agent.Control.RunScheduleAsync("nightly", CancellationToken.None).Result.Problems.Count == 0); // refused until its folders are open
        await agent.UntilAsync(() => agent.Finished.Count > before);
    }
}
