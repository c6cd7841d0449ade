using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests.Planning;

public class PictureSeedsTests
{
    [Fact]
    public void With_a_variation_its_seed_goes_up_and_the_pictures_seed_stays()
    {
        var requests = Plan(Some.Prompt with { Seed = 7, VariationSeed = 100, VariationStrength = 0.3, Count = 3 }).Value!;

        Assert.Equal([(7L, 100L), (7L, 101L), (7L, 102L)], requests.Select(request => (request.Seed, request.VariationSeed!.Value)));
        Assert.All(requests, request => Assert.Equal(0.3, request.VariationStrength));
    }

    [Fact]
    public void A_variation_without_a_seed_gets_a_random_one() =>
        Assert.Equal(4242, Plan(Some.Prompt with { Seed = 7, VariationStrength = 0.3 }).Value![0].VariationSeed);

    [Fact]
    public void At_strength_0_nothing_varies_and_the_seed_goes_up()
    {
        var requests = Plan(Some.Prompt with { Seed = 7, VariationSeed = 100, VariationStrength = 0, Count = 2 }).Value!;

        Assert.Equal([(7L, null), (8L, (long?)null)], requests.Select(request => (request.Seed, request.VariationSeed)));
    }

    [Fact]
    public void Pictures_of_ComfyUI_are_one_batch_with_one_seed_drawn_on_the_cpu()
    {
        var requests = Plan(Some.Prompt with { Seed = 7, Dialect = "ComfyUI", Count = 3 }).Value!;

        Assert.Equal([7L, 7, 7], requests.Select(request => request.Seed));
        Assert.Equal([new(0, 3), new(1, 3), new BatchPlace(2, 3)], requests.Select(request => request.Batch));
        Assert.All(requests, request => Assert.Equal((DialectKind.Comfyui, RandomSourceKind.Cpu), (request.Dialect, request.Rng)));
        Assert.Null(Plan(Some.Prompt with { Dialect = "comfyui" }).Value![0].Batch);
    }

    [Fact]
    public void One_picture_of_a_batch_can_be_made_again()
    {
        var third = Plan(Some.Prompt with { Seed = 7, Dialect = "comfyui", Count = 3 }).Value![2];

        var again = Assert.Single(Plan(SettingsJson.Parse(SettingsJson.Write(third).ToJsonString()).Value!).Value!);

        Assert.Equal((third.Seed, third.Batch, third.Rng, third.Dialect), (again.Seed, again.Batch, again.Rng, again.Dialect));
    }

    [Fact]
    public void Every_setting_of_noise_comes_back_from_its_metadata()
    {
        var settings = Some.Prompt with
        {
            Seed = 7, Dialect = "a1111", VariationSeed = 3, VariationStrength = 0.25, SeedResizeWidth = 512, SeedResizeHeight = 768, Ensd = 31337,
            DiscardPenultimate = true, Guidance = new NamedOptions("CFG", new() { ["rescale"] = 0.7 }),
        };
        var request = Assert.Single(Plan(settings).Value!);

        Assert.Equal((new SeedResize(512, 768), 31337L, true), (request.SeedResize!, request.Ensd, request.DiscardPenultimate!.Value));
        Assert.Equal(new NamedOptions("cfg", new() { ["rescale"] = 0.7 }), request.Guidance);
        var written = SettingsJson.Write(request).ToJsonString();
        Assert.Equal(written, SettingsJson.Write(Assert.Single(Plan(SettingsJson.Parse(written).Value!).Value!)).ToJsonString());
    }

    [Fact]
    public void Settings_that_say_nothing_alone_are_refused()
    {
        AssertNeeds("variationSeed", Some.Prompt with { VariationSeed = 1 });
        AssertNeeds("seedResizeWidth", Some.Prompt with { SeedResizeWidth = 512 });
        AssertNeeds("seedResizeHeight", Some.Prompt with { SeedResizeHeight = 512 });
        AssertNeeds("batchSize", Some.Prompt with { BatchSize = 2 });
        AssertNeeds("batchIndex", Some.Prompt with { BatchIndex = 1, Dialect = "a1111" });
    }

    [Fact]
    public void Seeds_and_batches_that_run_over_are_refused()
    {
        var variation = Plan(Some.Prompt with { VariationSeed = 9007199254740990, VariationStrength = 0.5, Count = 3 }).Problem();
        Assert.Equal(("setting-out-of-range", "variationSeed", "-1 to 9007199254740989"), (variation.Code, variation.Key, variation.Allowed));
        var batch = Plan(Some.Prompt with { Dialect = "comfyui", BatchSize = 3, BatchIndex = 2, Count = 2 }).Problem();
        Assert.Equal(("setting-out-of-range", "count", "1 to 1"), (batch.Code, batch.Key, batch.Allowed));
        Assert.Equal("1 to 64", Plan(Some.Prompt with { Dialect = "comfyui", Count = 65 }).Problem().Allowed);
        Assert.Equal(2, Plan(Some.Prompt with { Seed = 9007199254740991, Dialect = "comfyui", Count = 2 }).Value!.Count);
    }

    private static void AssertNeeds(string key, RenderSettings settings)
    {
        var problem = Plan(settings).Problem();
        Assert.Equal(("setting-needs-another", key), (problem.Code, problem.Key));
    }

    private static Result<IReadOnlyList<RenderRequest>> Plan(RenderSettings settings) => RequestPlanner.Plan(settings, Some.Context);
}
