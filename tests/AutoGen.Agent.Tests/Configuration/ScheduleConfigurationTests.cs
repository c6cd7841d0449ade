using AutoGen.Agent.Configuration;
using AutoGen.Automation;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoGen.Agent.Tests.Configuration;

public sealed class ScheduleConfigurationTests : IDisposable
{
    private const string Smallest = """{ "name": "nightly", "cron": "0 2 * * *", "run": { "requests": [ { "prompt": "a lighthouse at night", "count": 3 } ] } }""";
    private readonly TemporaryFolder folder = new();

    private Places Places => Places.Of(folder["data"], folder["workspace"]);

    [Fact]
    public void In_its_smallest_form_it_has_a_name_a_time_and_requests()
    {
        Write("nightly", Smallest);
        var watch = Assert.Single(Schedules());
        Assert.Equal(("nightly", "0 2 * * *"), (watch.Name, watch.Schedule!.Cron));
        Assert.Equal((folder["workspace", "schedules", "nightly"], folder["workspace", "outbox", "nightly"]), (watch.Path, watch.Output));
        Assert.Equal(("inbox", 2), (Load().Watches[0].Name, Load().Watches.Count)); // the workspace's own watch is there besides
    }

    [Fact]
    public void In_full_every_key_arrives()
    {
        Write("x", """
            {
              "$schema": "../schemas/schedule.schema.json", "name": "photos", "everyMinutes": 90, "timeZone": "Europe/Berlin",
              "run": { "images": "photos", "count": 2, "seeds": "fixed", "seed": 42 },
              "window": { "until": "07:00", "rest": "drop" },
              "missed": "all", "missedHours": 48, "overlap": "replace", "respectQuietHours": true,
              "output": "nights", "priority": -5, "enabled": false, "models": ["pocket"], "recipe": { "prompt": "by night" }, "retention": { "sources": { "days": 9 } }
            }
            """);
        var watch = Assert.Single(Schedules());
        var schedule = watch.Schedule!;
        Assert.Equal(
            (90d, "Europe/Berlin", "all", 48d, "replace", true, "07:00", "drop"),
            (schedule.EveryMinutes, schedule.TimeZone, schedule.Missed, schedule.MissedHours, schedule.Overlap, schedule.RespectQuietHours, schedule.Window!.Until, schedule.Window.Rest));
        Assert.Equal((folder["workspace", "photos"], 2, "fixed", 42L), (schedule.Run.Images, schedule.Run.Count, schedule.Run.Seeds, schedule.Run.Seed));
        Assert.Equal((folder["workspace", "nights"], -5, false, "by night"), (watch.Output, watch.Priority, watch.Enabled, watch.Recipe!.Prompt));
        Assert.Equal(9, watch.Retention.Sources?.Days);
    }

    [Theory]
    [InlineData("""{ "cron": "0 2 * *", "run": { "requests": ["a cat"] } }""", "schedule-cron-wrong", 1)]
    [InlineData("""{ "cron": "@daily", "run": { "requests": [ { "prompt": "a cat",\n "stepz": 5 } ] } }""", "setting-unknown", 2)]
    [InlineData("""{ "cron": "@daily",\n "run": { "request": ["a cat"] } }""", "configuration-key-unknown", 2)]
    [InlineData("""{ "cron": "@daily", "run": { "requests": ["a cat"] },\n "path": "elsewhere" }""", "configuration-key-unknown", 2)]
    [InlineData("""{ "cron": "@daily", "run": { "requests": ["a cat"] },\n "overlap": "both" }""", "setting-not-allowed", 2)]
    [InlineData("""{ "name": "a/b", "cron": "@daily", "run": { "requests": ["a cat"] } }""", "schedule-name-wrong", 1)]
    [InlineData("""{ "name": "Nightly", "cron": "@daily", "run": { "requests": ["a cat"] } }""", "schedule-name-twice", 1)]
    [InlineData("""{ "name": "inbox", "cron": "@daily", "run": { "requests": ["a cat"] } }""", "schedule-name-twice", 1)]
    [InlineData("""{ "cron": """, "json-syntax", 1)]
    public void A_bad_file_is_refused_by_itself_with_its_line_and_the_others_stay(string text, string code, int line)
    {
        Write("nightly", Smallest);
        Write("other", text.Replace("\\n", "\n", StringComparison.Ordinal));
        var settings = Load();
        Assert.Equal("nightly", Assert.Single(Schedules()).Name);
        var problem = settings.RefusedSchedules[0];
        Assert.Equal((code, line, folder["workspace", "config", "schedules", "other.json"]), (problem.Code, problem.Line, problem.File));
    }

    [Fact]
    public void A_file_that_becomes_bad_while_the_agent_runs_keeps_its_last_good_form_and_changes_of_others_count()
    {
        Write("nightly", Smallest);
        Write("hourly", """{ "everyMinutes": 60, "run": { "requests": ["a cat"] } }""");
        var options = new LiveOptions(Load().ForAutomation());
        using var reload = new ConfigurationReload(Places, Load(), options, TimeProvider.System, NullLogger<ConfigurationReload>.Instance);
        Write("nightly", "{ \"cron\": \"never\" }");
        Write("hourly", """{ "everyMinutes": 30, "run": { "requests": ["a cat"] } }""");
        reload.Look();
        reload.Look();
        var schedules = options.Current.Watches.Where(static watch => watch.Schedule is not null).ToDictionary(static watch => watch.Name, static watch => watch.Schedule!);
        Assert.Equal(("0 2 * * *", 30d), (schedules["nightly"].Cron, schedules["hourly"].EveryMinutes));
        Assert.NotEmpty(reload.Problems);

        File.Delete(folder["workspace", "config", "schedules", "nightly.json"]);
        reload.Look();
        reload.Look();
        Assert.Equal(["hourly"], options.Current.Watches.Where(static watch => watch.Schedule is not null).Select(static watch => watch.Name));
        Assert.Empty(reload.Problems);
    }

    [Fact]
    public async Task A_command_switches_a_schedule_without_touching_its_file_until_the_file_says_something_else()
    {
        Write("nightly", Smallest);
        Assert.Equal(ExitCode.Done, (await Cli.RunAsync("schedule", "disable", "NIGHTLY", "--data", folder["data"], "--workspace", folder["workspace"])).Code);
        Assert.False(Schedules().Single().Enabled);
        Assert.Equal(Smallest, File.ReadAllText(folder["workspace", "config", "schedules", "nightly.json"]));
        Assert.Contains("disabled", (await Cli.RunAsync("schedule", "list", "--data", folder["data"], "--workspace", folder["workspace"])).Output, StringComparison.Ordinal);

        var before = TimeProvider.System.GetUtcNow();
        Assert.Equal(ExitCode.Done, (await Cli.RunAsync("schedule", "enable", "nightly", "--data", folder["data"], "--workspace", folder["workspace"])).Code);
        Assert.True(Schedules().Single().Enabled);
        Assert.True(Schedules().Single().Schedule!.Since >= before); // what was due meanwhile is not made up for

        await Cli.RunAsync("schedule", "disable", "nightly", "--data", folder["data"], "--workspace", folder["workspace"]);
        Write("nightly", Smallest[..^1] + ", \"enabled\": false }");
        Write("nightly", Smallest);
        Assert.False(Schedules().Single().Enabled);
        Assert.Equal(ExitCode.BadInput, (await Cli.RunAsync("schedule", "disable", "daily", "--data", folder["data"], "--workspace", folder["workspace"])).Code);
    }

    [Fact]
    public async Task The_times_of_a_schedule_are_shown_in_its_own_zone()
    {
        Write("nightly", Smallest[..^1] + """, "timeZone": "Asia/Tokyo", "window": { "until": "07:00" } }""");
        var shown = await Cli.RunAsync("schedule", "next", "--count", "3", "--json", "--data", folder["data"], "--workspace", folder["workspace"]);
        var nightly = shown.Json[0];
        Assert.Equal(3, nightly.GetProperty("next").GetArrayLength());
        Assert.All(nightly.GetProperty("next").EnumerateArray(), next => Assert.EndsWith("T02:00:00+09:00", next.GetString(), StringComparison.Ordinal));
        Assert.EndsWith("T07:00:00+09:00", nightly.GetProperty("closes").GetString(), StringComparison.Ordinal);
        var table = (await Cli.RunAsync("schedule", "next", "--count", "2", "--data", folder["data"], "--workspace", folder["workspace"])).Output;
        Assert.DoesNotContain('\uFFFD', table);
        Assert.Equal(2, table.Split("02:00 +09:00").Length - 1);
        Assert.Equal(ExitCode.NoAgent, (await Cli.RunAsync("schedule", "run", "nightly", "--data", folder["data"], "--workspace", folder["workspace"])).Code);
    }

    public void Dispose() => folder.Dispose();

    private AgentSettings Load() => AgentConfiguration.Load(Places).Settings;

    private IEnumerable<WatchSettings> Schedules() => Load().Watches.Where(static watch => watch.Schedule is not null);

    private void Write(string name, string text) => folder.Write(text, "workspace", "config", "schedules", name + ".json");
}
