using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Pipeline;

/// <summary>Settings of noise, dialect and guidance from request to file.</summary>
public sealed class NoiseAndGuidanceTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private static readonly RenderRequest Quick = RendererFixture.Pocket with { Steps = 4, Sampler = new NamedOptions("euler"), Schedule = new NamedOptions("uniform") };

    [Theory]
    [InlineData("cfg")]
    [InlineData("three_branch")]
    public async Task Without_a_negative_prompt_they_are_plain_guidance(string guidance) =>
        Assert.Equal(0, await DifferenceAsync(Quick, Quick with { Guidance = new NamedOptions(guidance) }), 0.01);

    [Theory]
    [InlineData("cfg_pp", "{}")]
    [InlineData("dynamic_thresholding", """{ "mimicScale": 2 }""")]
    [InlineData("cfg", """{ "rescale": 1 }""")]
    [InlineData("cfg", """{ "end": 0.5 }""")]
    public async Task Guidance_and_its_options_reach_the_picture(string guidance, string options) =>
        Assert.True(await DifferenceAsync(Quick, Quick with { Guidance = new NamedOptions(guidance, System.Text.Json.Nodes.JsonNode.Parse(options)!.AsObject()) }) > 0.1);

    [Fact]
    public async Task Three_branches_start_from_the_empty_prompt()
    {
        var negative = Quick with { Negative = "red" };
        Assert.True(await DifferenceAsync(negative, negative with { Guidance = new NamedOptions("three_branch") }) > 0.1);
    }

    [Fact]
    public async Task A_variation_of_strength_1_is_the_other_seeds_picture_and_half_of_it_lies_between()
    {
        var (own, other) = (Quick with { Seed = 1 }, Quick with { Seed = 2 });
        var half = own with { VariationSeed = 2, VariationStrength = 0.5 };
        Assert.Equal(0, await DifferenceAsync(other, own with { VariationSeed = 2, VariationStrength = 1 }), 0.01);
        Assert.True(await DifferenceAsync(own, half) > 0.1 && await DifferenceAsync(other, half) > 0.1);
    }

    [Fact]
    public async Task Seed_delta_changes_the_steps_of_a_stochastic_sampler_only()
    {
        var ancestral = Quick with { Sampler = new NamedOptions("euler_ancestral") };
        Assert.Equal(0, await DifferenceAsync(Quick, Quick with { Ensd = 31337 }));
        Assert.True(await DifferenceAsync(ancestral, ancestral with { Ensd = 31337 }) > 0.1);
    }

    [Fact]
    public async Task A_seed_resize_changes_the_start() =>
        Assert.True(await DifferenceAsync(Quick, Quick with { SeedResize = new SeedResize(64, 64) }) > 0.1);

    [Fact]
    public async Task Pictures_of_a_ComfyUI_batch_differ_and_the_first_of_a_batch_is_the_one_of_its_own()
    {
        var one = Quick with { Dialect = DialectKind.Comfyui, Rng = RandomSourceKind.Cpu };
        var (first, second) = (one with { Batch = new BatchPlace(0, 2) }, one with { Batch = new BatchPlace(1, 2) });
        Assert.Equal(0, await DifferenceAsync(one, first));
        Assert.True(await DifferenceAsync(first, second) > 1);
    }

    [Fact]
    public async Task The_dialect_scales_the_start_and_rounds_timesteps()
    {
        var autogen = Quick with { Rng = RandomSourceKind.Cpu };
        Assert.Equal(0, await DifferenceAsync(autogen, autogen with { Dialect = DialectKind.A1111 }));
        Assert.True(await DifferenceAsync(autogen, autogen with { Dialect = DialectKind.Comfyui }) > 0.01);
    }

    [Fact]
    public async Task A1111s_ddim_starts_from_an_image_by_its_own_timesteps()
    {
        var image = Path.Combine(RendererFixture.Fixtures, "init.png");
        RenderRequest At(double strength, DialectKind dialect) => Quick with { Steps = 5, Dialect = dialect, Sampler = new NamedOptions("ddim"), Init = new InitImage(image, strength, ResizeMode.Cover) };
        // k = int(0.6 * 5) = 3 timesteps, so two steps; below two timesteps nothing runs
        Assert.True(await DifferenceAsync(At(0.6, DialectKind.Autogen), At(0.6, DialectKind.A1111)) > 0.1);
        Assert.Equal(0, await DifferenceAsync(At(0, DialectKind.Autogen), At(0.2, DialectKind.A1111)));
    }

    [Fact]
    public async Task An_unknown_guidance_is_rejected()
    {
        var rejected = Assert.IsType<RenderOutcome.Rejected>(await fixture.RenderAsync(Quick with { Guidance = new NamedOptions("magic") }));
        var problem = Assert.Single(rejected.Problems);
        Assert.Equal(("guidance-unknown", "guidance"), (problem.Code, problem.Key));
        Assert.Contains("cfg_pp", problem.Allowed, StringComparison.Ordinal);
    }

    private async Task<double> DifferenceAsync(RenderRequest request, RenderRequest other)
    {
        var picture = await fixture.RenderFileAsync(request);
        return picture.DifferenceTo(await fixture.RenderFileAsync(other));
    }
}
