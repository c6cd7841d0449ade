using System.Text.RegularExpressions;
using AutoGen.Agent.Configuration;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Tests.Docs;

/// <summary>The documentation says what the code does.</summary>
public sealed partial class DocumentationTests : IDisposable
{
    // words with a hyphen that are no codes
    private static readonly string[] NotCodes = ["post-processor", "post-processors", "post-processing", "stand-in", "create-folder", "delete-folder", "flush-folder", "turn-over", "daemon-reload", "webhook-id", "webhook-timestamp", "webhook-signature", "schedule-fires", "schedule-decided", "schedule-made"];

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("write-a-sampler.md", "Sample.Sampler", 5)]
    [InlineData("write-a-post-processor.md", "Sample.PostProcessor", 2)]
    public void The_code_of_a_plugin_page_is_the_compiled_sample(string page, string project, int blocks)
    {
        var sample = File.ReadAllText(Checkout.PathOf("plugins", project, "SamplePlugin.cs")).ReplaceLineEndings("\n")
            + File.ReadAllText(Checkout.PathOf("plugins", project, project + ".csproj")).ReplaceLineEndings("\n")
            + string.Concat(Directory.EnumerateFiles(Checkout.PathOf("tests", project + ".Tests"), "*.cs").Select(static file => File.ReadAllText(file).ReplaceLineEndings("\n")));

        var code = CodeBlock().Matches(Page(page)).Select(static match => match.Groups["code"].Value).ToList();

        Assert.Equal(blocks, code.Count);
        Assert.All(code, block => Assert.Contains(block, sample, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_code_is_explained_and_every_explained_code_exists()
    {
        var codes = Sources().SelectMany(static file => KebabText().Matches(File.ReadAllText(file))).Select(static match => match.Groups["code"].Value)
            .Concat(["usage", "cancelled"]).Except(NotCodes).ToHashSet();
        var explained = TableRow().Matches(Page("problems.md")).Select(static match => match.Groups["code"].Value).ToList();

        Assert.True(codes.Count > 50);
        Assert.Empty(codes.Except(explained).Order(StringComparer.Ordinal));
        Assert.Empty(explained.Except(codes).Order(StringComparer.Ordinal));
        Assert.Equal(explained.Count, explained.Distinct().Count());
    }

    [Fact]
    public void Every_configuration_key_is_documented_with_its_default()
    {
        IsDocumented(
            "configuration.md",
            new[] { ConfigurationKeys.OfSettings, ConfigurationKeys.OfWatch, ConfigurationKeys.OfRetention, ConfigurationKeys.OfNotice, ConfigurationKeys.OfRoute, ConfigurationKeys.OfHook }.SelectMany(static keys => keys),
            ConfigurationKeys.Scalars.Concat(ConfigurationKeys.Watch).Concat(ConfigurationKeys.Limits).Concat(ConfigurationKeys.Notice).Append(ConfigurationKeys.HookSeconds));
        IsDocumented("schedules.md", ScheduleKeys.All.Except(ScheduleKeys.OfWatch).Append(ScheduleKeys.Requests), ScheduleKeys.Own.Concat(ScheduleKeys.OfRun).Concat(ScheduleKeys.OfWindow));
    }

    private static void IsDocumented(string name, IEnumerable<string> names, IEnumerable<SettingDescription> described)
    {
        var page = Page(name);
        var keys = TableRow().Matches(page).Select(static match => match.Groups["code"].Value).ToList();

        Assert.Empty(names.Except(keys));
        foreach (var key in described)
        {
            var row = page.Split('\n').Single(line => line.StartsWith($"| `{key.Name}` |", StringComparison.Ordinal));
            Assert.Contains($"| {key.Default} |", row, StringComparison.Ordinal);
            Assert.Contains(key.Description.TrimEnd('.'), row, StringComparison.Ordinal);
            if (key.Minimum is not null || key.Allowed is not null)
                Assert.Contains($"| {key.AllowedText}", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_log_event_stands_in_the_table_and_every_id_is_one_event_s()
    {
        var events = Sources().SelectMany(static file => LogEvent().Matches(File.ReadAllText(file)))
            .Select(static match => $"| {match.Groups["id"].Value} | {match.Groups["level"].Value.ToLowerInvariant()} | {match.Groups["message"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)} |").ToList();
        var rows = Page("logs.md").Split('\n').Where(static line => LogRow().IsMatch(line)).ToList();

        Assert.Equal(Sources().Sum(static file => File.ReadAllText(file).Split("[LoggerMessage(").Length - 1), events.Count);
        Assert.Equal(events.Count, events.Select(static row => row.Split('|')[1]).Distinct().Count());
        Assert.Equal(events.Order(StringComparer.Ordinal), rows);
    }

    [Fact]
    public void Every_exit_code_is_documented()
    {
        var page = Page("cli.md");

        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"\n| {(int)code} | ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_watches_and_recipes_that_ship_are_valid()
    {
        foreach (var recipe in Directory.EnumerateFiles(Checkout.PathOf("config", "recipes")))
            folder.Write(File.ReadAllText(recipe), "workspace", "config", "recipes", Path.GetFileName(recipe));
        folder.Write(File.ReadAllText(Checkout.PathOf("config", "watches.example.json")), "workspace", "config", "watches.json");

        var configuration = AgentConfiguration.Load(Places.Of(folder["data"], folder["workspace"]));

        Assert.Empty(configuration.Problems);
        Assert.Equal(["prompts", "night"], configuration.Settings.Watches.Select(static watch => watch.Name));
        Assert.NotNull(configuration.Settings.Watches[1].Recipe!.Prompt);
    }

    [Fact]
    public void The_example_schedule_that_ships_and_those_of_its_page_are_valid()
    {
        var examples = JsonBlock().Matches(Page("schedules.md")).Select(static match => match.Groups["code"].Value)
            .Append(File.ReadAllText(Checkout.PathOf("config", "nightly.example.json"))).ToList();
        for (var number = 1; number <= examples.Count; number++)
            folder.Write(examples[number - 1].Replace("\"nightly\"", $"\"nightly {number}\"", StringComparison.Ordinal), "workspace", "config", "schedules", $"{number}.json");

        var settings = AgentConfiguration.Load(Places.Of(folder["data"], folder["workspace"])).Settings;

        Assert.Equal(3, examples.Count);
        Assert.Empty(settings.RefusedSchedules);
        Assert.Equal(examples.Count, settings.Watches.Count(static watch => watch.Schedule is not null));
    }

    [Fact]
    public void The_schema_of_schedules_is_what_their_keys_say()
    {
        var path = Checkout.PathOf("config", "schemas", "schedule.schema.json");
        if (Environment.GetEnvironmentVariable("AUTOGEN_REGENERATE") == "1")
            File.WriteAllText(path, ScheduleSchema.Json());
        Assert.Equal(ScheduleSchema.Json(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    public void Dispose() => folder.Dispose();

    private static string Page(string name) => File.ReadAllText(Checkout.PathOf("docs", name)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Sources() => Directory.EnumerateDirectories(Checkout.PathOf("src"), "AutoGen.*")
        .SelectMany(static project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
        .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\[LoggerMessage\((?<id>\d+), LogLevel\.(?<level>\w+), ""(?<message>(?:[^""\\]|\\.)*)""\)\]")]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"^\| \d{4} \|")]
    private static partial Regex LogRow();

    [GeneratedRegex("```(csharp|xml)\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("```json\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z0-9]+)+)\"")]
    private static partial Regex KebabText();

    [GeneratedRegex(@"^\| `(?<code>[A-Za-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
