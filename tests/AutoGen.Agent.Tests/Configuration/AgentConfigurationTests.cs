using AutoGen.Agent.Configuration;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Tests.Configuration;

public sealed class AgentConfigurationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void With_nothing_configured_the_inbox_of_the_workspace_is_watched()
    {
        var configuration = Load();

        Assert.Empty(configuration.Problems);
        var watch = Assert.Single(configuration.Settings.Watches);
        Assert.Equal((folder["workspace", "inbox"], folder["workspace", "outbox"], folder["workspace"]), (watch.Path, watch.Output, watch.Images));
    }

    [Fact]
    public void A_later_layer_wins_and_lists_add_up_later_first()
    {
        Data("""{ "threads": 1, "logLevel": "debug", "models": ["more"], "defaults": { "steps": 5, "cfg": 2 } }""");
        Workspace("""{ "threads": 2, "provider": "CPU", "device": "1", "models": ["mine"], "defaults": { "steps": 6 }, }""");

        var settings = Load().Settings;

        Assert.Equal((2, LogLevel.Debug), (settings.Threads, settings.LogLevel));
        Assert.Equal((OnnxProvider.Cpu, "1"), (settings.ForRendering().Provider, settings.ForRendering().Device));
        Assert.Equal((6, 2d), (settings.Defaults.Steps, settings.Defaults.Cfg));
        Assert.Equal([folder["workspace", "mine"], folder["data", "more"], folder["data", "models"]], settings.ModelRoots.Take(3));
        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "models"), settings.ModelRoots);
    }

    [Theory]
    [InlineData("0", 1, "0")]
    [InlineData("\"Radeon\"", 1, "Radeon")]
    [InlineData("\"0; Arc ;auto\"", 3, "0", "Arc", "auto")]
    [InlineData("\" ; \"", 1, "auto")]
    public void A_device_is_a_number_or_a_text_and_each_of_several_gets_a_slot(string written, int slots, params string[] devices)
    {
        Data($$"""{ "device": {{written}} }""");

        var configuration = Load();

        Assert.Empty(configuration.Problems);
        Assert.Equal(devices, configuration.Settings.Devices);
        Assert.Equal(slots, configuration.Settings.ForWorkers().Slots);
    }

    [Fact]
    public void A_device_that_is_neither_a_text_nor_a_whole_number_is_refused_by_name()
    {
        Data("""{ "device": 0.5 }""");

        Assert.Equal(("setting-wrong-type", "device"), (Assert.Single(Load().Problems).Code, Load().Problems[0].Key));
    }

    [Fact]
    public void Plugins_lying_in_a_workspace_are_not_loaded_unless_configured()
    {
        Assert.DoesNotContain(folder["workspace", "plugins"], Load().Settings.PluginRoots);
        Workspace("""{ "plugins": ["plugins"] }""");
        Assert.Contains(folder["workspace", "plugins"], Load().Settings.PluginRoots);
    }

    [Fact]
    public void Comments_and_a_schema_are_allowed()
    {
        Data("""
            {
              "$schema": "schemas/appsettings.json",
              // few cores
              "threads": 1,
            }
            """);

        Assert.Equal(1, Load().Settings.Threads);
    }

    [Fact]
    public void A_watch_takes_its_recipe_by_name_or_as_an_object_and_a_later_layer_replaces_or_removes_it()
    {
        folder.Write("""{ "prompt": "a portrait", "strength": 0.4 }""", "data", "config", "recipes", "portrait.json");
        Watches("data", """
            {
              "a": { "path": "a", "output": "a-out", "recipe": "portrait", "settleSeconds": 0.5, "recurse": false, "pattern": "*.png", "images": "pets" },
              "b": { "path": "b", "output": "b-out" },
              "c": { "path": "c", "output": "c-out" }
            }
            """);
        Watches("workspace", """{ "b": null, "c": { "path": "in", "output": "out", "recipe": { "steps": 3 } } }""");

        var configuration = Load();

        Assert.Empty(configuration.Problems);
        var (a, c) = (configuration.Settings.Watches[0], configuration.Settings.Watches[1]);
        Assert.Equal((folder["data", "a"], 0.5, false, "*.png"), (a.Path, a.SettleSeconds, a.Recurse, a.Pattern));
        Assert.Equal(("a portrait", 0.4), (a.Recipe!.Prompt, a.Recipe.Strength));
        Assert.Equal((folder["workspace", "in"], 3), (c.Path, c.Recipe!.Steps));
        Assert.Equal((folder["data", "pets"], folder["workspace"]), (a.Images, c.Images));
    }

    [Fact]
    public void A_watch_keeps_what_its_retention_says()
    {
        Watches("workspace", """
            {
              "a": { "path": "a", "output": "a-out", "retention": { "sources": { "days": 30.5, "count": 1000 }, "pictures": { "megabytes": 500 } } },
              "b": { "path": "b", "output": "b-out", "retention": { "pictures": { "count": 2 } } }
            }
            """);

        var configuration = Load();

        Assert.Empty(configuration.Problems);
        var (a, b) = (configuration.Settings.Watches[0].Retention, configuration.Settings.Watches[1].Retention);
        Assert.Equal((30.5, 1000L, null), (a.Sources!.Days, a.Sources.Count, a.Sources.Megabytes));
        Assert.Equal(500, a.Pictures!.Megabytes);
        Assert.Equal((null, 2L), (b.Sources, b.Pictures!.Count));
    }

    [Theory]
    [InlineData("""{ "threads": -1 }""", 1, "threads", "0 to 512")]
    [InlineData("""{ "logLevel": "loud" }""", 1, "logLevel", "debug, information, warning, error")]
    [InlineData("{\n \"models\": \"here\" }", 2, "models", "a list, for example [\"folder\"]")]
    [InlineData("{\n \"defaults\": { \"stps\": 3 } }", 2, "defaults.stps", null)]
    [InlineData("{\n \"defaults\": 3 }", 2, "defaults", null)]
    [InlineData("{\n\n \"watches\": {} }", 3, "watches", null)]
    [InlineData("[]", 1, null, null)]
    [InlineData("{ \"threads\": 1", 1, null, null)]
    public void A_wrong_value_names_file_line_key_and_what_is_allowed(string content, int line, string? key, string? allowed)
    {
        var file = Data(content);

        var problem = Assert.Single(Load().Problems);

        Assert.Equal((file, line, key), (problem.File, problem.Line, problem.Key));
        if (allowed is not null)
            Assert.Equal(allowed, problem.Allowed);
    }

    [Theory]
    [InlineData("""{ "a": { "output": "out" } }""", "watches.a.path")]
    [InlineData("""{ "a": 3 }""", "watches.a")]
    [InlineData("""{ "a": { "path": "in", "output": "out", "scanSeconds": 0 } }""", "watches.a.scanSeconds")]
    [InlineData("""{ "a": { "path": "in", "output": "out", "recipe": "portrat" } }""", "watches.a.recipe")]
    [InlineData("""{ "a": { "path": "in", "output": "in" } }""", "watches.a.output")]
    [InlineData("""{ "a": { "path": "in", "output": "out", "retention": 30 } }""", "watches.a.retention")]
    [InlineData("""{ "a": { "path": "in", "output": "out", "retention": { "reports": {} } } }""", "watches.a.retention.reports")]
    [InlineData("""{ "a": { "path": "in", "output": "out", "retention": { "sources": { "days": 0 } } } }""", "watches.a.retention.sources.days")]
    [InlineData("""{ "a": { "path": "in", "output": "out", "retention": { "sources": { "months": 1 } } } }""", "watches.a.retention.sources.months")]
    [InlineData("""{ "a": { "path": "in", "output": "out", "recipe": { "steps": 0 } } }""", "watches.a.recipe.steps")]
    public void A_wrong_watch_names_file_and_key(string content, string key)
    {
        folder.Write("""{ "prompt": "a portrait" }""", "data", "config", "recipes", "portrait.json");
        var file = Watches("data", content);

        var problem = Assert.Single(Load().Problems);

        Assert.Equal((file, key), (problem.File, problem.Key));
        if (key == "watches.a.recipe")
            Assert.Contains("Did you mean portrait?", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_of_a_watch_reaches_it()
    {
        Watches("data", """
            { "a": { "path": "a", "output": "b", "priority": -5, "order": "age", "quietHours": ["22:00-06:00"], "onFinish": "keep", "models": ["one"], "enabled": false } }
            """);

        var configuration = Load();

        Assert.Empty(configuration.Problems);
        var watch = Assert.Single(configuration.Settings.Watches);
        Assert.Equal((-5, "age", "keep", false), (watch.Priority, watch.Order, watch.OnFinish, watch.Enabled));
        Assert.Equal(["22:00-06:00"], watch.QuietHours);
        Assert.Equal(["one"], watch.Models!);
    }

    [Theory]
    [InlineData("\"priority\": 101", "priority", "-100 to 100")]
    [InlineData("\"order\": \"colour\"", "order", "name, age, size")]
    [InlineData("\"quietHours\": [\"noon\"]", "quietHours", "two different times of day, for example 22:00-06:00")]
    [InlineData("\"quietHours\": \"22:00-06:00\"", "quietHours", "a list, for example [\"22:00-06:00\"]")]
    [InlineData("\"models\": []", "models", "names of models")]
    [InlineData("\"enabled\": \"no\"", "enabled", null)]
    public void A_wrong_value_of_a_watch_names_its_line(string value, string key, string? allowed)
    {
        var file = Watches("data", $"{{ \"a\": {{ \"path\": \"in\", \"output\": \"out\",\n {value} }} }}");

        var problem = Assert.Single(Load().Problems);

        Assert.Equal((file, 2, $"watches.a.{key}"), (problem.File, problem.Line, problem.Key));
        if (allowed is not null)
            Assert.Equal(allowed, problem.Allowed);
    }

    public void Dispose() => folder.Dispose();

    private AgentConfiguration Load() => AgentConfiguration.Load(Places.Of(folder["data"], folder["workspace"]));

    private string Data(string content) => folder.Write(content, "data", "config", "appsettings.json");

    private string Workspace(string content) => folder.Write(content, "workspace", "config", "appsettings.json");

    private string Watches(string layer, string content) => folder.Write(content, layer, "config", "watches.json");
}
