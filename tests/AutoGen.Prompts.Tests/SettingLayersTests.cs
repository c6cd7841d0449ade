using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests;

public sealed class SettingLayersTests
{
    private static readonly RenderSettings Recipe = new() { Strength = 0.4, ResizeMode = "contain", Steps = 9, Sampler = new("ddim"), Eta = 0.5, Schedule = new("exponential") };

    [Fact]
    public void The_higher_layer_wins()
    {
        var combined = SettingLayers.Combine(new() { Steps = 3 }, new() { Steps = 4, Cfg = 5 }, new() { Cfg = 6, Seed = 7 });

        Assert.Equal((3, 5d, 7), (combined.Steps, combined.Cfg, combined.Seed));
    }

    [Fact]
    public void What_a_recipe_says_of_images_holds_only_where_there_is_one()
    {
        var prompt = SettingLayers.Combine(Some.Prompt, Recipe);
        var image = SettingLayers.Combine(Some.Prompt with { InitImage = "cat.png" }, Recipe);

        Assert.Equal((null, null, 9), (prompt.Strength, prompt.ResizeMode, prompt.Steps));
        Assert.Equal((0.4, "contain", 9), (image.Strength, image.ResizeMode, image.Steps));
        Assert.Equal(0.4, SettingLayers.Combine(Some.Prompt, Recipe, new() { InitImage = "default.png" }).Strength);
    }

    [Fact]
    public void What_the_request_itself_says_of_images_is_kept_and_refused_without_one()
    {
        var combined = SettingLayers.Combine(Some.Prompt with { Strength = 0.9 }, Recipe);

        Assert.Equal((0.9, null), (combined.Strength, combined.ResizeMode));
        Assert.Equal("setting-needs-another", RequestPlanner.Plan(combined with { Eta = null }, Some.Context).Problem().Code);
    }

    [Fact]
    public void Eta_and_schedule_of_a_recipe_give_way_to_a_sampler_that_does_not_want_them()
    {
        var combined = SettingLayers.Combine(Some.Prompt with { Sampler = new("DPM++ 2M Karras") }, Recipe);

        var request = Assert.Single(RequestPlanner.Plan(combined, Some.Context).Value!);
        Assert.Equal((new NamedOptions("dpmpp_2m"), new NamedOptions("karras")), (request.Sampler, request.Schedule));
    }

    [Fact]
    public void Eta_and_schedule_of_a_recipe_stay_with_its_own_sampler()
    {
        var request = Assert.Single(RequestPlanner.Plan(SettingLayers.Combine(Some.Prompt, Recipe), Some.Context).Value!);

        Assert.Equal((new NamedOptions("ddim", new() { ["eta"] = 0.5 }), new NamedOptions("exponential")), (request.Sampler, request.Schedule));
        Assert.Equal("exponential", SettingLayers.Combine(Some.Prompt with { Sampler = new("euler") }, Recipe).Schedule!.Name);
    }
}
