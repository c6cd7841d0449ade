using System.Text.Json.Nodes;
using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests;

public class RequestPlannerTests
{
    [Fact]
    public void What_is_not_said_takes_the_defaults()
    {
        var request = Assert.Single(RequestPlanner.Plan(Some.Prompt, Some.Context).Value!);

        Assert.Equal(("a red circle", "", "pocket"), (request.Prompt, request.Negative, request.Model));
        Assert.Equal((new NamedOptions("dpmpp_2m"), new NamedOptions("karras")), (request.Sampler, request.Schedule));
        Assert.Equal((20, 7.0, RandomSourceKind.Nv), (request.Steps, request.Cfg, request.Rng));
        Assert.Equal((128, 128), (request.Width, request.Height));
        Assert.Equal(4242, request.Seed);
        Assert.Null(request.Init);
        Assert.Empty(request.PostProcess);
    }

    [Fact]
    public void The_defaults_are_those_that_the_settings_reference_states()
    {
        var request = SettingsJson.Write(Some.Request);

        Assert.All(new[] { "sampler", "steps", "cfg", "rng" }, name => Assert.StartsWith(request[name]!.ToString(), SettingTable.Find(name)!.Default, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(7L, 7L)]
    [InlineData(-1L, 4242L)]
    public void Count_makes_as_many_requests_with_seeds_that_go_up_by_one(long said, long first)
    {
        var requests = RequestPlanner.Plan(Some.Prompt with { Seed = said, Count = 3 }, Some.Context).Value!;

        Assert.Equal([first, first + 1, first + 2], requests.Select(request => request.Seed));
        Assert.Single(requests.Select(request => request with { Seed = 0 }).Distinct());
    }

    [Fact]
    public void A_seed_that_would_run_over_its_range_is_refused()
    {
        var problem = RequestPlanner.Plan(Some.Prompt with { Seed = 9007199254740990, Count = 3 }, Some.Context).Problem();

        Assert.Equal(("setting-out-of-range", "seed", "-1 to 9007199254740989"), (problem.Code, problem.Key, problem.Allowed));
        Assert.Equal(2, RequestPlanner.Plan(Some.Prompt with { Seed = 9007199254740990, Count = 2 }, Some.Context).Value!.Count);
    }

    [Fact]
    public void What_is_said_is_kept()
    {
        var request = Assert.Single(RequestPlanner.Plan(
            Some.Prompt with { Negative = "blue", Model = "POCKET", Sampler = new("Euler a"), Schedule = new("SGM Uniform"), Steps = 5, Cfg = 1, Rng = "CPU", Width = 64, Height = 256 },
            Some.Context).Value!);

        Assert.Equal(("blue", "pocket", 5, 1.0, RandomSourceKind.Cpu), (request.Negative, request.Model, request.Steps, request.Cfg, request.Rng));
        Assert.Equal(("euler_ancestral", "sgm_uniform", 64, 256), (request.Sampler.Name, request.Schedule.Name, request.Width, request.Height));
    }

    [Fact]
    public void Everything_wrong_is_reported_at_once_where_it_was_written_and_nothing_twice()
    {
        var origin = new SettingsOrigin("a.json", 3) { KeyLines = new Dictionary<string, int> { ["steps"] = 5, ["sampler"] = 6, ["width"] = 7 } };
        var settings = new RenderSettings
        {
            Steps = 0, Width = 7, Height = 100000, Sampler = new("euler", new JsonObject { ["s_churn"] = 1 }), Schedule = new("magic"), Model = "sdxl",
            PostProcess = [new("blur")], Strength = 0.5, ClipSkip = 2, Dialect = "fooocus", Guidance = new("dynamic"),
        };

        var problems = RequestPlanner.Plan(settings, Some.Context with { Origin = origin }).Problems;

        Assert.Equal(
            [
                ("prompt-missing", "prompt", 3),
                ("setting-out-of-range", "steps", 5),
                ("setting-out-of-range", "width", 7),
                ("setting-out-of-range", "height", 3),
                ("setting-not-built", "clipSkip", 3),
                ("setting-not-allowed", "dialect", 3),
                ("model-unknown", "model", 3),
                ("setting-unknown", "sampler.s_churn", 6),
                ("schedule-unknown", "schedule", 3),
                ("guidance-unknown", "guidance", 3),
                ("post-processor-unknown", "postProcess", 3),
                ("setting-needs-another", "strength", 3),
            ],
            problems.Select(problem => (problem.Code, problem.Key!, problem.Line!.Value)));
        Assert.All(problems, problem => Assert.Equal("a.json", problem.File));
        Assert.All(problems, problem => Assert.NotNull(problem.Remedy));
    }

    [Fact]
    public void Post_processors_keep_their_order_options_and_base_folder()
    {
        var sharpen = new NamedOptions("Sharpen", new JsonObject { ["amount"] = 2 });

        var request = Assert.Single(RequestPlanner.Plan(Some.Prompt with { PostProcess = [new("border"), sharpen] }, Some.Context).Value!);

        Assert.Equal([new NamedOptions("border"), sharpen with { Name = "sharpen" }], request.PostProcess);
        Assert.Equal(Some.Folder, request.BaseFolder);
    }

    [Fact]
    public void A_post_processors_option_out_of_range_names_its_place_in_the_list()
    {
        var settings = Some.Prompt with { PostProcess = [new("border"), new("sharpen", new JsonObject { ["amount"] = 11 })] };

        var problem = RequestPlanner.Plan(settings, Some.Context).Problem();

        Assert.Equal(("setting-out-of-range", "postProcess[1].amount", "11", "0 to 10"), (problem.Code, problem.Key, problem.Value, problem.Allowed));
    }

    [Fact]
    public void An_unknown_post_processor_lists_those_there_are()
    {
        var problem = RequestPlanner.Plan(Some.Prompt with { PostProcess = [new("sharpn")] }, Some.Context).Problem();

        Assert.Equal(("post-processor-unknown", "sharpn", "sharpen, border"), (problem.Code, problem.Value, problem.Allowed));
        Assert.Contains("sharpen", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_installation_without_anything_explains_itself()
    {
        var problems = RequestPlanner.Plan(Some.Prompt, Some.Context with { Catalogue = new Catalogue() }).Problems;

        Assert.Equal(["model-missing", "sampler-not-built"], problems.Select(problem => problem.Code));
    }
}
