using AutoGen.Prompts.Reading;
using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests;

public sealed class PromptFileJsonTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_object_carries_every_setting_by_its_name()
    {
        var settings = Read(
            """
            {
              "$schema": "../config/schemas/prompt-file.schema.json",
              "prompt": "a red circle", "negative": "blue", "model": "pocket", "steps": 12, "cfg": 5.5, "seed": 9007199254740991,
              "sampler": { "name": "ddim", "eta": 0.5 }, "schedule": "karras", "rng": "CPU", "eta": 1, "width": 64, "height": 128,
              "count": 3, "dialect": "autogen", "initImage": "a.png", "strength": 0.3, "resizeMode": "contain",
              "guidance": { "name": "cfg", "rescale": 0.7 }, "variationSeed": 3, "variationStrength": 0.25, "seedResizeWidth": 512, "seedResizeHeight": 768,
              "ensd": 31337, "discardPenultimate": true, "batchSize": 4, "batchIndex": 1,
              "postProcess": ["sharpen", { "name": "border", "width": 4 }], "output": "sub", "format": "jpeg", "quality": 80
            }
            """).Value![0].Settings;

        Assert.Equal(("a red circle", "blue", "pocket", 12, 5.5), (settings.Prompt, settings.Negative, settings.Model, settings.Steps, settings.Cfg));
        Assert.Equal(9007199254740991, settings.Seed);
        Assert.Equal(new NamedOptions("ddim", new() { ["eta"] = 0.5 }), settings.Sampler);
        Assert.Equal([new NamedOptions("sharpen"), new NamedOptions("border", new() { ["width"] = 4 })], settings.PostProcess!);
        Assert.Equal((3L, 0.25, 31337L, true), (settings.VariationSeed, settings.VariationStrength, settings.Ensd, settings.DiscardPenultimate));
        Assert.Equal(("cpu", "contain", 0.3), (settings.Rng, settings.ResizeMode, settings.Strength));
        Assert.All(SettingTable.All.Where(setting => setting.Built), setting => Assert.NotNull(SettingTable.Get(settings, setting.Name)));
    }

    [Fact]
    public void A_list_holds_objects_and_prompts_with_comments_and_trailing_commas()
    {
        var entries = Read("[\n  // first\n  \"a cat\",\n  { \"prompt\": \"a dog\", /* few */\n    \"steps\": 5, \"negative\": null, },\n]").Value!;

        Assert.Equal(["a cat", "a dog"], entries.Select(entry => entry.Settings.Prompt));
        Assert.Equal([3, 4], entries.Select(entry => entry.Line));
        Assert.Equal(5, entries[1].Origin.LineOf("steps"));
        Assert.Equal(4, entries[1].Origin.LineOf("cfg"));
    }

    [Fact]
    public void Everything_wrong_is_reported_at_once_with_line_key_value_and_what_is_allowed()
    {
        var problems = Read(
            """
            [
              { "prompt": "a", "steps": 10000,
                "cfg_scale": 7 },
              { "prompt": "b",
                "steps": "20",
                "width": 7,
                "height": 100000,
                "clipSkip": 2,
                "seed": 1, "seed": 2 },
              42
            ]
            """).Problems;

        Assert.Equal(
            [
                ("setting-out-of-range", 2, "steps", "10000", "1 to 500"),
                ("setting-unknown", 3, "cfg_scale", "7", null),
                ("json-key-twice", 9, "seed", null, null),
                ("setting-wrong-type", 5, "steps", "\"20\"", "1 to 500"),
                ("setting-out-of-range", 6, "width", "7", "64 to 4096, a multiple of 8"),
                ("setting-out-of-range", 7, "height", "100000", "64 to 4096, a multiple of 8"),
                ("setting-not-built", 8, "clipSkip", null, null),
                ("json-shape", 10, null, "42", "an object of settings, or a text"),
            ],
            problems.Select(problem => (problem.Code, problem.Line!.Value, problem.Key, problem.Value, problem.Code == "setting-unknown" ? null : problem.Allowed)));
        Assert.All(problems, problem => Assert.NotNull(problem.File));
        Assert.All(problems, problem => Assert.NotNull(problem.Remedy));
        Assert.Equal("Did you mean cfg?", problems[1].Remedy);
    }

    [Fact]
    public void A_good_entry_stands_beside_wrong_ones()
    {
        var entries = Read("[\n  \"a cat\",\n  { \"prompt\": \"a dog\", \"stepps\": 5 },\n  7,\n  { \"prompt\": \"a bird\" }\n]").Value!;

        Assert.Equal(["", "setting-unknown", "json-shape", ""], entries.Select(entry => string.Join(' ', entry.Problems.Select(problem => problem.Code))));
        Assert.Equal(["a cat", "a bird"], entries.Where(entry => entry.Problems.Count == 0).Select(entry => entry.Settings.Prompt));
        Assert.Equal([2, 3, 4, 5], entries.Select(entry => entry.Line));
    }

    [Theory]
    [InlineData("{ \"stepps\": 20 }", "steps")]
    [InlineData("{ \"negative_prompt\": \"x\" }", "negative")]
    [InlineData("{ \"denoising_strength\": 0.5 }", "strength")]
    [InlineData("{ \"samplers\": { \"name\": [1, { \"eta\": 1 }] } }", "sampler")]
    [InlineData("{ \"Sampler_Name\": \"x\" }", "sampler")]
    public void An_unknown_key_names_the_nearest_ones(string json, string nearest) =>
        Assert.Contains(nearest, Assert.Single(Read(json).Problems).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Each_setting_that_is_not_built_says_what_to_do_instead()
    {
        foreach (var setting in SettingTable.All.Where(setting => !setting.Built))
        {
            var problem = Assert.Single(Read($"{{ \"prompt\": \"a\",\n \"{setting.Name}\": 1 }}").Problems);
            Assert.Equal(("setting-not-built", 2), (problem.Code, problem.Line));
            Assert.Contains(setting.Name, problem.Message, StringComparison.Ordinal);
            Assert.Equal(setting.Instead, problem.Remedy);
        }
    }

    [Fact]
    public void A_list_that_is_wrong_in_every_item_keeps_a_readable_report()
    {
        var problems = Read($"[{string.Join(",\n", Enumerable.Repeat("{ \"stepps\": 1 }", 5000))}]").Problems;

        Assert.Equal((101, "more-problems"), (problems.Count, problems[^1].Code));
    }

    [Fact]
    public void A_name_as_long_as_a_text_is_refused_before_it_is_looked_up()
    {
        var problem = Assert.Single(Read($"{{ \"prompt\": \"a\", \"sampler\": \"{new string(' ', 10)}a{new string('b', 100000)}\" }}").Problems);

        Assert.Equal("setting-not-allowed", problem.Code);
        Assert.InRange(problem.ToString().Length, 50, 400);
    }

    [Fact]
    public void A_value_that_is_not_built_is_refused_by_name()
    {
        var setting = new SettingDescription("colour", SettingKind.Text, "") { Allowed = ["red"], Planned = ["blue"], Default = "red" };
        var problem = Assert.Single(SettingValue.Read(setting, "blue").Problems);

        Assert.Equal("setting-not-built", problem.Code);
        Assert.Contains("blue", problem.Message, StringComparison.Ordinal);
    }

    private Result<IReadOnlyList<PromptEntry>> Read(string json) => PromptFile.Read(folder.Write("a.json", json));
}
