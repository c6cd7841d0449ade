using System.Globalization;
using System.Text.Json.Nodes;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests;

public class SettingTextTests
{
    [Theory]
    [InlineData("prompt", "a red circle, 7", "a red circle, 7")]
    [InlineData("steps", "20", 20L)]
    [InlineData("seed", "-1", -1L)]
    [InlineData("cfg", "7.5", 7.5)]
    [InlineData("cfg", "7", 7.0)]
    [InlineData("rng", "NV", "nv")]
    public void A_text_becomes_the_settings_value(string name, string text, object expected) =>
        Assert.Equal(expected, Parse(name, text).Value);

    [Fact]
    public void Numbers_take_a_point_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            Assert.Equal(7.5, Parse("cfg", "7.5").Value);
            Assert.Equal("setting-wrong-type", Parse("cfg", "7,5").Problems[0].Code);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("steps", "abc", "setting-wrong-type", "\"abc\"")]
    [InlineData("steps", "20.5", "setting-wrong-type", "20.5")]
    [InlineData("steps", "0", "setting-out-of-range", "0")]
    [InlineData("steps", "10000", "setting-out-of-range", "10000")]
    [InlineData("width", "7", "setting-out-of-range", "7")]
    [InlineData("width", "100000", "setting-out-of-range", "100000")]
    [InlineData("width", "513", "setting-out-of-range", "513")]
    [InlineData("cfg", "NaN", "setting-wrong-type", "\"NaN\"")]
    [InlineData("seed", "1e99", "setting-wrong-type", "1E+99")]
    [InlineData("resizeMode", "crop", "setting-not-allowed", "crop")]
    [InlineData("prompt", "a\0b", "setting-not-allowed", "a\0b")]
    [InlineData("clipSkip", "2", "setting-not-built", null)]
    public void A_wrong_text_names_value_and_what_is_allowed(string name, string text, string code, string? value)
    {
        var problem = Assert.Single(Parse(name, text).Problems);

        Assert.Equal((code, name, value), (problem.Code, problem.Key, problem.Value));
        Assert.NotNull(problem.Remedy);
        if (code != "setting-not-built")
            Assert.Equal(SettingTable.Find(name)!.AllowedText, problem.Allowed);
    }

    [Fact]
    public void A_number_out_of_range_is_told_the_nearest_allowed_one() =>
        Assert.Equal("The nearest allowed value is 512.", Parse("width", "513").Problems[0].Remedy);

    [Fact]
    public void A_sampler_is_a_name_or_a_json_object()
    {
        Assert.Equal(new NamedOptions("Euler a"), Parse("sampler", "Euler a").Value);
        Assert.Equal(new NamedOptions("ddim", new JsonObject { ["eta"] = 0.5 }), Parse("sampler", "{ \"name\": \"ddim\", \"eta\": 0.5 }").Value);
        Assert.Equal("setting-wrong-type", Parse("sampler", "{ \"eta\": 0.5 }").Problems[0].Code);
        Assert.Equal("json-syntax", Parse("sampler", "{ \"name\": ddim }").Problems[0].Code);
    }

    [Fact]
    public void A_list_is_comma_separated_or_json_or_repeated()
    {
        NamedOptions[] expected = [new("sharpen"), new("border", new JsonObject { ["width"] = 4 })];
        var setting = SettingTable.Find("postProcess")!;

        Assert.Equal([new("sharpen"), new("border")], (IReadOnlyList<NamedOptions>)SettingText.Parse(setting, "sharpen, border").Value!);
        Assert.Equal(expected, (IReadOnlyList<NamedOptions>)SettingText.Parse(setting, "[\"sharpen\", { \"name\": \"border\", \"width\": 4 }]").Value!);
        Assert.Equal(expected, (IReadOnlyList<NamedOptions>)SettingText.Parse(setting, ["sharpen", "{ \"name\": \"border\", \"width\": 4 }"]).Value!);
    }

    [Fact]
    public void Flags_and_plugin_options_are_read_by_their_description() =>
        Assert.Equal(true, SettingText.Parse(new SettingDescription("tile", SettingKind.Flag, "Tiles."), "true").Value);

    [Fact]
    public void Every_built_setting_takes_what_was_parsed()
    {
        var texts = new Dictionary<string, string>
        {
            ["steps"] = "30", ["cfg"] = "7", ["seed"] = "1", ["rng"] = "cpu", ["eta"] = "1", ["width"] = "64", ["height"] = "64", ["count"] = "2",
            ["dialect"] = "autogen", ["strength"] = "0.5", ["resizeMode"] = "cover", ["format"] = "png", ["quality"] = "80",
            ["variationSeed"] = "3", ["variationStrength"] = "0.25", ["seedResizeWidth"] = "512", ["seedResizeHeight"] = "768", ["ensd"] = "-1",
            ["discardPenultimate"] = "true", ["batchSize"] = "4", ["batchIndex"] = "1",
        };
        foreach (var setting in SettingTable.All.Where(setting => setting.Built))
        {
            var value = SettingText.Parse(setting, texts.GetValueOrDefault(setting.Name, "some")).Value;
            Assert.NotNull(SettingTable.Get(SettingTable.With(new RenderSettings(), setting.Name, value), setting.Name));
        }
    }

    private static Result<object> Parse(string name, string text) => SettingText.Parse(SettingTable.Find(name)!, text);
}
