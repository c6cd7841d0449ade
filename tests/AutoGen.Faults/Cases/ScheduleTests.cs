using System.Globalization;
using AutoGen.Faults.Harness;
using Microsoft.Data.Sqlite;

namespace AutoGen.Faults.Cases;

/// <summary>Schedules of the published agent, by the real clock.</summary>
public sealed class ScheduleTests
{
    private const int Kills = 20;

    /// <summary>Before Quartz's job does anything, with the run decided on but not made, and made but not noted; then while it renders, if it gets so far.</summary>
    private static readonly string[] Instants = ["schedule-fires:1", "schedule-decided:1", "schedule-made:1", "submit:1"];

    [FaultFact]
    public async Task One_that_comes_while_the_agent_runs_fires_within_seconds_renders_and_reports()
    {
        using var workspace = new Workspace();
        var agent = workspace.Start();
        await Poll.UntilAsync(() => File.Exists(workspace["data", "autogen.db"]), () => agent.Said);
        workspace.Schedule("soon", new { cron = "0/3 * * * * ?", run = new { requests = new[] { new { prompt = "a red house", count = 2 } } } });

        await Poll.UntilAsync(() => workspace.Runs("soon").Count >= 1, () => agent.Said);

        var run = workspace.Runs("soon")[0];
        Assert.Equal("done", (string?)run["outcome"]);
        Assert.Equal("soon", (string?)run["schedule"]!["name"]);
        Assert.All(run["pictures"]!.AsArray(), picture => Assert.True(File.Exists((string)picture!["path"]!)));
        Assert.Equal(2, run["pictures"]!.AsArray().Count);
    }

    [FaultFact]
    public async Task Killed_at_the_instant_of_firing_twenty_times_every_run_happens_exactly_once()
    {
        using var workspace = new Workspace();
        workspace.Schedule("tick", new { cron = "0/2 * * * * ?", missed = "all", overlap = "queue", run = new { requests = new[] { "a red house" }, seeds = "perRun" } });
        for (var kill = 0; kill < Kills; kill++)
        {
            var life = workspace.Start(("AUTOGEN_KILL_POINT", Instants[kill % Instants.Length]));
            await Poll.UntilAsync(() => life.HasEnded, () => life.Said);
        }

        var agent = workspace.Start();
        var before = workspace.Runs("tick").Count;
        await Poll.UntilAsync(() => workspace.Runs("tick").Count > before + 1, () => agent.Said);
        File.Delete(workspace["config", "schedules", "tick.json"]);
        await Poll.UntilAsync(() => agent.Said.Contains("tick taken out", StringComparison.Ordinal) && workspace.RunsUnderWay("tick") == 0, () => agent.Said, progress: () => workspace.Runs("tick").Count);

        var due = workspace.Runs("tick").Select(run => (DateTimeOffset)run["schedule"]!["due"]!).Order().ToList();
        Assert.True(due.Count >= Kills, $"{due.Count} runs");
        Assert.Equal(Enumerable.Range(0, due.Count).Select(number => due[0].AddSeconds(2 * number)), due); // none twice, none left out
        Assert.Equal(due.Count, Directory.GetFiles(workspace["outbox", "tick"], "*.png").Length);
    }

    [FaultFact(Need.Faketime)]
    public async Task What_was_missed_while_no_agent_ran_follows_the_policy()
    {
        using var workspace = new Workspace();
        var (inAnHour, policies) = (TimeProvider.System.GetUtcNow().AddHours(1), new[] { "once", "all", "skip" });
        foreach (var missed in policies)
            workspace.Schedule(missed, new { cron = inAnHour.ToString("s m H '* * ?'", CultureInfo.InvariantCulture), timeZone = "UTC", missed, missedHours = 100, run = new { requests = new[] { "a red house" } } });
        var first = workspace.Start();
        await Poll.UntilAsync(() => Stored(workspace) == policies.Length, () => first.Said);
        first.Kill();
        await Poll.UntilAsync(() => first.HasEnded, () => first.Said);

        workspace.Wrapper = ["faketime", "-f", "+50h"]; // three nights later
        var agent = workspace.Start();
        await Poll.UntilAsync(() => policies.All(policy => File.Exists(workspace["schedules", policy, ".autogen", "schedule.json"])) && workspace.Runs("all").Count == 3 && workspace.Runs("once").Count == 1, () => agent.Said);
        await Poll.UntilAsync(() => policies.All(policy => workspace.RunsUnderWay(policy) == 0), () => agent.Said);

        Assert.Equal([1, 3, 0], policies.Select(policy => workspace.Runs(policy).Count));
    }

    /// <summary>Schedules that Quartz has.</summary>
    private static long Stored(Workspace workspace)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={workspace["data", "autogen.db"]};Mode=ReadOnly;Pooling=False");
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
}
