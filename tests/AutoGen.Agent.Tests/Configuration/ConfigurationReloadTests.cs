using AutoGen.Agent.Configuration;
using AutoGen.Automation;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Tests.Configuration;

public sealed class ConfigurationReloadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lines log = new();
    private readonly Places places;
    private readonly LiveOptions options;
    private readonly ConfigurationReload reload;
    private readonly List<AgentSettings> reloaded = [];

    public ConfigurationReloadTests()
    {
        places = Places.Of(folder["data"], folder["workspace"]);
        Watches("""{ "a": { "path": "a", "output": "a-out" }, "b": { "path": "b", "output": "b-out", "recipe": "night" } }""");
        Recipe("""{ "prompt": "at night" }""");
        var started = AgentConfiguration.Load(places).Settings;
        options = new LiveOptions(started.ForAutomation());
        reload = new ConfigurationReload(places, started, options, TimeProvider.System, new Logger<ConfigurationReload>(log));
        reload.Reloaded += reloaded.Add;
    }

    [Fact]
    public void A_good_change_is_in_force_after_it_held_still_and_what_did_not_change_stays_the_very_same()
    {
        var before = options.Current;
        Watches("""{ "a": { "path": "a", "output": "a-out" }, "b": { "path": "b", "output": "b-out", "recipe": "night", "priority": 7 }, "c": { "path": "c", "output": "c-out" } }""");
        Settings("""{ "threads": 3, "defaults": { "steps": 9 } }""");

        reload.Look();
        Assert.Same(before, options.Current);
        reload.Look();

        Assert.Equal(["a", "b", "c"], options.Current.Watches.Select(static watch => watch.Name));
        Assert.Same(before.Watches[0], options.Current.Watches[0]);
        Assert.Equal((7, 9), (options.Current.Watches[1].Priority, options.Current.Defaults.Steps));
        Assert.Equal(3, Assert.Single(reloaded).Threads);
        Assert.Contains("watch c added, watch b changed", Assert.Single(log.Said), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_that_changes_counts_too()
    {
        Recipe("""{ "prompt": "at noon or so" }""");
        LookTwice();
        Assert.Equal("at noon or so", options.Current.Watches[1].Recipe!.Prompt);
    }

    [Fact]
    public void A_bad_change_is_refused_with_all_its_errors_and_the_last_good_one_stays_until_it_is_mended()
    {
        var before = options.Current;
        Watches("""{ "a": { "path": "a", "output": "a" }, "b": { "path": "b", "output": "b-out", "onFinish": "burn" } }""");
        Settings("""{ "threads": -1 }""");

        LookTwice();
        LookTwice();

        Assert.Same(before, options.Current);
        Assert.Equal(["setting-out-of-range", "setting-not-allowed", "watch-output-holds-watch"], reload.Problems.Select(static problem => problem.Code));
        Assert.Equal(3, log.Said.Count(static line => line.Contains("refused; the last good one stays", StringComparison.Ordinal)));

        Settings("{}");
        Watches("""{ "a": { "path": "a", "output": "a-out" } }""");
        LookTwice();
        Assert.Empty(reload.Problems);
        Assert.Equal("a", Assert.Single(options.Current.Watches).Name);
        Assert.Contains("watch b taken out", log.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_written_file_is_no_error_if_it_is_whole_at_the_next_look()
    {
        Settings("{ \"threads\":");
        reload.Look();
        Settings("{ \"threads\": 2 }");
        LookTwice();
        Assert.Equal(2, Assert.Single(reloaded).Threads);
        Assert.Single(log.Said);
    }

    [Fact]
    public void What_counts_at_the_next_start_only_is_said_and_stays_what_it_is()
    {
        Settings("""{ "logLevel": "debug", "logFiles": 3, "logFileMegabytes": 2, "pixelLimit": 5000, "slots": 4, "workerRenders": 9 }""");
        LookTwice();

        Assert.All(new[] { "logLevel", "logFiles", "logFileMegabytes", "pixelLimit", "slots" }, key =>
            Assert.Contains(log.Said, line => line.Contains($"{key} counts at the next start", StringComparison.Ordinal)));
        var settings = Assert.Single(reloaded);
        Assert.Equal((1, 9, 14), (settings.Workers.Slots, settings.ForWorkers().Renders, settings.LogFiles));
        Assert.Equal((1, new AgentSettings().PixelLimit), (options.Current.DeviceSlots, settings.ForRendering().PixelLimit));
    }

    [Fact]
    public void A_slot_that_another_device_would_have_comes_at_the_next_start()
    {
        Settings("""{ "device": "0; 1" }""");
        LookTwice();

        Assert.Contains(log.Said, static line => line.Contains("slots counts at the next start", StringComparison.Ordinal));
        Assert.Equal((1, 1), (Assert.Single(reloaded).ForWorkers().Slots, options.Current.DeviceSlots));
    }

    [Fact]
    public void A_change_that_is_taken_back_is_none()
    {
        File.WriteAllText(folder["workspace", "config", "recipes", "new.json"], "{}");
        reload.Look();
        File.Delete(folder["workspace", "config", "recipes", "new.json"]);
        LookTwice();
        Assert.Empty(log.Said);
    }

    public void Dispose()
    {
        reload.Dispose();
        folder.Dispose();
    }

    private void LookTwice()
    {
        reload.Look();
        reload.Look();
    }

    private void Settings(string content) => folder.Write(content, "workspace", "config", "appsettings.json");

    private void Watches(string content) => folder.Write(content, "workspace", "config", "watches.json");

    private void Recipe(string content) => folder.Write(content, "workspace", "config", "recipes", "night.json");

    private sealed class Lines : ILoggerFactory, ILogger
    {
        public List<string> Said { get; } = [];

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
