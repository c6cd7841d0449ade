using System.Text.Json.Nodes;
using AutoGen.Prompts.Tests.Support;

namespace AutoGen.Prompts.Tests.Planning;

public class GuidanceChoiceTests
{
    [Fact]
    public void Without_a_name_plain_guidance_runs() => Assert.Null(RequestPlanner.Plan(Some.Prompt, Some.Context).Value![0].Guidance);

    [Theory]
    [InlineData("CFG++", "cfg_pp")]
    [InlineData("cfg", "cfg")]
    [InlineData("Classifier-Free Guidance", "cfg")]
    public void Every_spelling_finds_it(string written, string expected) =>
        Assert.Equal(expected, RequestPlanner.Plan(Some.Prompt with { Guidance = new(written) }, Some.Context).Value![0].Guidance!.Name);

    [Fact]
    public void An_unknown_one_lists_those_there_are_and_the_nearest()
    {
        var problem = RequestPlanner.Plan(Some.Prompt with { Guidance = new("cgf_pp") }, Some.Context).Problem();

        Assert.Equal(("guidance-unknown", "guidance", "cgf_pp", "cfg, cfg_pp"), (problem.Code, problem.Key, problem.Value, problem.Allowed));
        Assert.StartsWith("Did you mean cfg_pp", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_one_that_no_plugin_has_is_unknown_here() =>
        Assert.Equal("guidance-unknown", RequestPlanner.Plan(Some.Prompt with { Guidance = new("three_branch") }, Some.Context).Problem().Code);

    [Fact]
    public void Its_options_are_checked()
    {
        var problem = RequestPlanner.Plan(Some.Prompt with { Guidance = new("cfg", new JsonObject { ["rescale"] = 2 }) }, Some.Context).Problem();

        Assert.Equal(("setting-out-of-range", "guidance.rescale", "0 to 1"), (problem.Code, problem.Key, problem.Allowed));
    }
}
