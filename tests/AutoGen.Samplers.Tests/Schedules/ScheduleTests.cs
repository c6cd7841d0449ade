using AutoGen.Abstractions;

namespace AutoGen.Samplers.Tests.Schedules;

public sealed class ScheduleTests
{
    private static readonly NoiseLevels levels = ScheduleCase.StableDiffusion;

    // few steps more or less are these schedules' own: see their docstrings
    private static readonly string[] otherCounts = ["ddim_uniform", "laplace", "lcm", "linspace", "leading", "trailing", "turbo"];
    private static readonly string[] otherStarts = ["align_your_steps", "ddim_uniform", "leading", "linspace", "vp", "lcm"];

    public static TheoryData<string> Names => [.. Registered.Plugin.ScheduleNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sigmas_descend_whatever_the_number_of_steps(string name)
    {
        var schedule = Registered.Plugin.Schedule(name);
        foreach (var steps in (int[])[1, 2, 3, 7, 20, 333, 500])
        {
            var sigmas = schedule.Create(steps, levels);
            Assert.Equal(name == "kl_optimal" ? levels.Min : 0, sigmas[^1], 1e-8);
            Assert.All(sigmas.Zip(sigmas.Skip(1)), static pair => Assert.True(pair.First > pair.Second, $"{pair}"));
            if (!otherCounts.Contains(name))
                Assert.Equal(steps + 1, sigmas.Count);
            if (!otherStarts.Contains(name))
                Assert.Equal(levels.Max, sigmas[0], name == "kl_optimal" ? 1e-4 : 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sigmas_of_a_flow_model_descend_too(string name)
    {
        var sigmas = Registered.Plugin.Schedule(name).Create(20, NoiseLevels.Flow(shift: 3));
        Assert.All(sigmas.Zip(sigmas.Skip(1)), static pair => Assert.True(pair.First > pair.Second, $"{pair}"));
    }

    [Theory]
    [InlineData("karras")]
    [InlineData("exponential")]
    [InlineData("polyexponential")]
    public void The_range_can_be_set(string name)
    {
        var sigmas = Registered.Plugin.Schedule(name, """{ "sigmaMin": 0.1, "sigmaMax": 10 }""").Create(5, levels);
        Assert.Equal(10, sigmas[0], 1e-9);
        Assert.Equal(0.1, sigmas[4], 1e-9);
        Assert.Equal(0, sigmas[5]);
    }

    [Theory]
    [InlineData("karras")]
    [InlineData("exponential")]
    [InlineData("polyexponential")]
    public void A_range_upside_down_is_refused_with_both_ends_and_the_models_own(string name)
    {
        var schedule = Registered.Plugin.Schedule(name, """{ "sigmaMin": 20 }""");
        var message = Assert.Throws<ArgumentException>(() => schedule.Create(5, levels)).Message;
        Assert.Equal("sigmaMin 20 must be below sigmaMax 14.6146; the model's own range is 0.0292 to 14.6146.", message);
    }

    [Fact]
    public void Quadratic_timesteps_are_squares_of_an_even_ramp()
    {
        // sqrt(999) * 4/4, 3/4, 2/4, 1/4, 0, squared; sigma of a fraction lies between its neighbours, linear in log sigma
        double[] timesteps = [999, 561.9375, 249.75, 62.4375, 0];
        AssertAtTimesteps("quadratic", timesteps);
    }

    [Fact]
    public void Cosine_timesteps_are_half_a_cosine()
    {
        // 999 * cos(pi/2 * share)^2, by the values of cos(pi/8)^2 = (2 + sqrt 2) / 4 and its complement
        double[] timesteps = [999, 999 * (2 + Math.Sqrt(2)) / 4, 499.5, 999 * (2 - Math.Sqrt(2)) / 4, 0];
        AssertAtTimesteps("cosine", timesteps);
    }

    [Theory]
    [InlineData(1, new[] { 999 })]
    [InlineData(4, new[] { 999, 749, 499, 249 })]
    [InlineData(3, new[] { 999, 666, 332 })]
    public void Turbo_visits_the_whole_timesteps_that_distilled_models_were_trained_at(int steps, int[] timesteps) =>
        Assert.Equal([.. timesteps.Select(timestep => levels.Sigmas[timestep]), 0], Registered.Plugin.Schedule("turbo").Create(steps, levels));

    private static void AssertAtTimesteps(string name, double[] timesteps)
    {
        var expected = timesteps.Select(timestep =>
        {
            var (below, above) = ((int)timestep, Math.Min((int)timestep + 1, 999));
            return Math.Pow(levels.Sigmas[below], 1 - (timestep - below)) * Math.Pow(levels.Sigmas[above], timestep - below);
        });
        Golden.AssertScheduleClose(name, [.. expected, 0], Registered.Plugin.Schedule(name).Create(timesteps.Length, levels));
    }
}
