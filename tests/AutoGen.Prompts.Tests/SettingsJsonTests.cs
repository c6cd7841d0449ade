using System.Text.Json.Nodes;
using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests;

public sealed class SettingsJsonTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Settings_come_back_exactly_as_they_were_written()
    {
        var settings = new RenderSettings
        {
            Prompt = "猫 🐈 \"quoted\"\nsecond line <b>",
            Sampler = new NamedOptions("ddim", new JsonObject { ["eta"] = 0.1 }),
            Schedule = new NamedOptions("karras"),
            Cfg = 0.1 + 0.2,
            Seed = 9007199254740991,
            Strength = 1,
            PostProcess = [new("border"), new("sharpen", new JsonObject { ["amount"] = 1.5 })],
        };

        var json = SettingsJson.Write(settings).ToJsonString();
        var again = SettingsJson.Parse(json).Value!;

        Assert.Equal(settings.PostProcess, again.PostProcess!);
        Assert.Equal(settings, again with { PostProcess = settings.PostProcess });
        Assert.Equal(json, SettingsJson.Write(again).ToJsonString());
    }

    [Fact]
    public void What_is_not_said_is_not_written() =>
        Assert.Equal("{\"prompt\":\"a\",\"sampler\":\"euler\"}", SettingsJson.Write(new RenderSettings { Prompt = "a", Sampler = new("euler") }).ToJsonString());

    [Fact]
    public void A_request_is_written_by_setting_names_that_plan_the_same_request_again()
    {
        var json = SettingsJson.Write(Some.Request);

        Assert.All(json, pair => Assert.NotNull(SettingTable.Find(pair.Key)));
        var again = RequestPlanner.Plan(SettingsJson.Parse(json.ToJsonString()).Value!, Some.Context).Value!;
        Assert.Equal(json.ToJsonString(), SettingsJson.Write(Assert.Single(again)).ToJsonString());
    }

    [Fact]
    public void A_request_with_an_image_and_post_processors_is_settings_that_a_file_may_hold()
    {
        var request = Some.Request with
        {
            Rng = RandomSourceKind.Cpu,
            Init = new InitImage("/images/a.png", 0.3, ResizeMode.Contain),
            PostProcess = [new("border", new JsonObject { ["width"] = 4 })],
            BaseFolder = "/images",
            PictureFolders = ["/images", "/pictures"],
        };

        var settings = SettingsJson.Parse(SettingsJson.Write(request).ToJsonString()).Value!;

        Assert.Equal(("cpu", "/images/a.png", 0.3, "contain"), (settings.Rng, settings.InitImage, settings.Strength, settings.ResizeMode));
        Assert.Equal(request.PostProcess, settings.PostProcess);
    }

    [Fact]
    public void A_recipe_is_one_object_with_problems_by_file_and_line()
    {
        var path = folder.Write("recipe.json", "{\n // usual\n \"steps\": 0, \"strenght\": 1 }");

        var problems = SettingsJson.Read(path).Problems;

        Assert.Equal([("setting-out-of-range", 3), ("setting-unknown", 3)], problems.Select(problem => (problem.Code, problem.Line!.Value)));
        Assert.All(problems, problem => Assert.Equal(path, problem.File));
        Assert.Equal(30, SettingsJson.Read(folder.Write("good.json", "{ \"steps\": 30 }")).Value!.Steps);
    }

    [Fact]
    public void A_recipe_that_is_a_list_is_refused() =>
        Assert.Equal("json-shape", Assert.Single(SettingsJson.Parse("[{}]", "recipe.json").Problems).Code);

    [Fact]
    public void A_recipe_that_is_missing_is_refused() =>
        Assert.Equal("prompt-file-missing", Assert.Single(SettingsJson.Read(Path.Combine(folder.Path, "no.json")).Problems).Code);
}
