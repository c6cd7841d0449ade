using System.Text.Json.Nodes;
using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests.Planning;

public class SamplerChoiceTests
{
    [Theory]
    [InlineData("DPM++ 2M", null, "karras")]
    [InlineData("DPM++ 2M", "Automatic", "karras")]
    [InlineData("Euler", null, "uniform")]
    [InlineData("Euler Karras", null, "karras")]
    [InlineData("Euler Karras", "automatic", "karras")]
    [InlineData("Euler Karras", "karras", "karras")]
    [InlineData("DPM++ 2M Automatic", null, "karras")]
    [InlineData("DPM++ 2M", "simple", "simple")]
    public void The_schedule_is_the_one_said_else_the_one_glued_on_else_the_samplers_own(string sampler, string? schedule, string expected) =>
        Assert.Equal(expected, Plan(Some.Prompt with { Sampler = new(sampler), Schedule = schedule is null ? null : new(schedule) }).Value![0].Schedule.Name);

    [Fact]
    public void Two_schedules_contradict()
    {
        var problem = Plan(Some.Prompt with { Sampler = new("Euler Karras"), Schedule = new("simple") }).Problem();

        Assert.Equal(("setting-conflict", "schedule"), (problem.Code, problem.Key));
    }

    [Fact]
    public void A_known_sampler_that_is_not_built_is_refused_by_name()
    {
        var problem = Plan(Some.Prompt with { Sampler = new("DPM++ 3M SDE Karras") }).Problem();

        Assert.Equal(("sampler-not-built", "DPM++ 3M SDE Karras"), (problem.Code, problem.Value));
        Assert.Contains("dpmpp_3m_sde", problem.Message, StringComparison.Ordinal);
        Assert.Equal("euler, euler_ancestral, ddim, dpmpp_2m", problem.Allowed);
    }

    [Fact]
    public void An_unknown_sampler_lists_the_nearest_and_where_to_look()
    {
        var problem = Plan(Some.Prompt with { Sampler = new("eulr") }).Problem();

        Assert.Equal(("sampler-unknown", "eulr"), (problem.Code, problem.Value));
        Assert.Contains("Did you mean euler", problem.Remedy, StringComparison.Ordinal);
        Assert.Contains("autogen list samplers", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_schedule_is_reported_together_with_a_wrong_sampler() =>
        Assert.Equal(
            ["sampler-unknown", "schedule-unknown"],
            Plan(Some.Prompt with { Sampler = new("nope"), Schedule = new("karas") }).Problems.Select(problem => problem.Code));

    [Theory]
    [InlineData(null)]
    [InlineData("automatic")]
    public void A_wrong_sampler_is_the_only_problem_where_the_schedule_is_its_own(string? schedule) =>
        Assert.Equal("sampler-unknown", Plan(Some.Prompt with { Sampler = new("nope"), Schedule = schedule is null ? null : new(schedule) }).Problem().Code);

    [Theory]
    [InlineData("Align Your Steps", "schedule-not-built", "align_your_steps")]
    [InlineData("karas", "schedule-unknown", "karas")]
    public void A_schedule_that_is_not_there_is_refused_by_name(string written, string code, string value)
    {
        var problem = Plan(Some.Prompt with { Schedule = new(written) }).Problem();

        Assert.Equal((code, value), (problem.Code, problem.Value));
        Assert.Contains("autogen list schedules", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Eta_becomes_an_option_of_the_sampler_that_takes_it() =>
        Assert.Equal(
            new NamedOptions("ddim", new JsonObject { ["eta"] = 0.5 }),
            Plan(Some.Prompt with { Sampler = new("ddim"), Eta = 0.5 }).Value![0].Sampler);

    [Fact]
    public void Eta_with_a_sampler_that_takes_none_names_those_that_do()
    {
        var problem = Plan(Some.Prompt with { Sampler = new("euler"), Eta = 0.5 }).Problem();

        Assert.Equal(("setting-needs-another", "eta", "with the samplers euler_ancestral, ddim"), (problem.Code, problem.Key, problem.Allowed));
    }

    [Fact]
    public void Eta_beyond_the_samplers_own_range_is_refused()
    {
        var problem = Plan(Some.Prompt with { Sampler = new("ddim"), Eta = 2 }).Problem();

        Assert.Equal(("setting-out-of-range", "2", "0 to 1"), (problem.Code, problem.Value, problem.Allowed));
    }

    [Fact]
    public void Eta_said_twice_contradicts() =>
        Assert.Equal("setting-conflict", Plan(Some.Prompt with { Sampler = new("ddim", new JsonObject { ["eta"] = 1 }), Eta = 0.5 }).Problem().Code);

    [Fact]
    public void Options_are_checked_against_the_samplers_own()
    {
        var options = new JsonObject { ["eta"] = "much", ["etta"] = 1 };

        var problems = Plan(Some.Prompt with { Sampler = new("ddim", options) }).Problems;

        Assert.Equal([("setting-wrong-type", "sampler.eta"), ("setting-unknown", "sampler.etta")], problems.Select(problem => (problem.Code, problem.Key!)));
        Assert.Equal("Did you mean eta?", problems[1].Remedy);
    }

    [Fact]
    public void The_settings_given_are_not_changed()
    {
        var given = new NamedOptions("ddim");
        Plan(Some.Prompt with { Sampler = given, Eta = 0.5 });

        Assert.Empty(given.Options);
    }

    private static Result<IReadOnlyList<RenderRequest>> Plan(RenderSettings settings) => RequestPlanner.Plan(settings, Some.Context);
}
