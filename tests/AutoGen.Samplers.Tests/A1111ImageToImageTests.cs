using AutoGen.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>A1111's samplers over timesteps start from an image by their own list: noised to one timestep, run from the one below.</summary>
public sealed class A1111ImageToImageTests
{
    private static readonly NoiseLevels levels = Schedules.ScheduleCase.StableDiffusion;

    [Theory]
    [InlineData("ddim")]
    [InlineData("ddim_cfg_pp")]
    [InlineData("plms")]
    public void It_is_noised_to_timestep_k_and_runs_those_below(string name)
    {
        // ten steps have the timesteps 1, 101 ... 901; k = int(0.75 * 10) = 7
        var run = Plan(name, 10, 0.75);
        Assert.Equal(levels.Sigmas[701], run.NoisedTo, 1e-9);
        Assert.Equal([601, 501, 401, 301, 201, 101, 1], run.Sigmas.Select(sigma => Math.Round(levels.SigmaToTimestep(sigma), 6)));
    }

    [Theory]
    [InlineData("uni_pc")]
    [InlineData("uni_pc_bh2")]
    public void Uni_pc_makes_k_steps_of_even_time_from_there(string name)
    {
        var run = Plan(name, 10, 0.75);
        Assert.Equal(levels.Sigmas[701], run.NoisedTo, 1e-9);
        Assert.Equal(7 + 1, run.Sigmas.Count);
        Assert.Equal(levels.Sigmas[601], run.Sigmas[0], 1e-6);
        Assert.Equal(levels.Sigmas[0], run.Sigmas[^1], 1e-9);
        var times = run.Sigmas.Select(levels.SigmaToTimestep).ToList();
        Assert.All(times.Zip(times.Skip(1)), static pair => Assert.Equal(601 / 7.0, pair.First - pair.Second, 0.1));
    }

    [Fact]
    public void All_of_it_is_not_quite_all_and_nearly_nothing_is_nothing()
    {
        Assert.Equal(9, Plan("ddim", 10, 1).Sigmas.Count);
        Assert.Equal(levels.Sigmas[901], Plan("ddim", 10, 1).NoisedTo, 1e-9);
        Assert.Single(Plan("ddim", 10, 0.1).Sigmas);
        Assert.Single(Plan("ddim", 1, 1).Sigmas);
    }

    [Theory]
    [InlineData("plms", "autogen")]
    [InlineData("uni_pc", "autogen")]
    public void Elsewhere_the_hosts_rule_holds(string name, string dialect) =>
        Assert.Null(((IOwnSigmas)Registered.Plugin.Sampler(name, $$"""{ "dialect": "{{dialect}}" }""")).CreateSigmas(10, 0.75, levels));

    private static ImageToImageLevels Plan(string name, int steps, double strength) =>
        ((IOwnSigmas)Registered.Plugin.Sampler(name, """{ "dialect": "a1111" }""")).CreateSigmas(steps, strength, levels)!;
}
