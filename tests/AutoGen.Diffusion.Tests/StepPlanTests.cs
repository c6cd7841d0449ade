using AutoGen.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class StepPlanTests
{
    private static readonly NoiseLevels levels = new([1, 2]);

    [Fact]
    public void The_schedule_is_taken_as_it_is() =>
        Assert.Equal([3, 2, 1, 0], StepPlan.Create(new CountDown(), 3, levels, discardPenultimate: false));

    [Fact]
    public void Without_the_penultimate_sigma_the_number_of_steps_stays() =>
        Assert.Equal([4, 3, 2, 0], StepPlan.Create(new CountDown(), 3, levels, discardPenultimate: true));

    [Theory]
    [InlineData(20, 0.9, 18)]
    [InlineData(20, 0.3, 6)]
    [InlineData(20, 0.6, 12)]
    [InlineData(20, 0.75, 15)]
    [InlineData(10, 0.25, 3)]
    [InlineData(10, 0.24, 2)]
    [InlineData(20, 1, 20)]
    [InlineData(20, 0.001, 1)]
    [InlineData(1, 0.4, 1)]
    [InlineData(20, 0, 0)]
    public void Image_to_image_runs_the_last_share_of_the_steps(int steps, double strength, int expectedSteps)
    {
        var sigmas = StepPlan.LastShare(new CountDown().Create(steps, levels), strength);
        Assert.Equal(expectedSteps, sigmas.Count - 1);
        Assert.Equal(Enumerable.Range(0, expectedSteps + 1).Select(static value => (double)value).Reverse(), sigmas);
    }

    [Theory]
    [InlineData(20, 0.5, 11)]
    [InlineData(20, 0.75, 16)]
    [InlineData(20, 1, 20)]
    [InlineData(10, 0.99, 10)]
    [InlineData(20, 0, 1)]
    public void A1111_runs_one_step_more_than_the_share_rounded_down(int steps, double strength, int expected)
    {
        var sigmas = StepPlan.ForStrength(Count, steps, strength, Dialect.A1111);
        Assert.Equal(Enumerable.Range(0, expected + 1).Select(static value => (double)value).Reverse(), sigmas);
    }

    [Theory]
    [InlineData(20, 0.5, 20, 20)]
    [InlineData(20, 0.3, 20, 20)]
    [InlineData(20, 1, 20, 20)]
    [InlineData(20, 0.00001, 20, 20)]
    [InlineData(20, 0, 0, 0)]
    public void ComfyUI_runs_all_steps_of_a_longer_plan(int steps, double strength, int first, int expected)
    {
        var sigmas = StepPlan.ForStrength(Count, steps, strength, Dialect.Comfyui);
        Assert.Equal((expected, first), (sigmas.Count - 1, sigmas[0]));
    }

    [Fact]
    public void Autogen_runs_the_rounded_share() =>
        Assert.Equal([3, 2, 1, 0], StepPlan.ForStrength(Count, 10, 0.25, Dialect.Autogen));

    [Fact]
    public void No_steps_are_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StepPlan.Create(new CountDown(), 0, levels, discardPenultimate: false));

    private static IReadOnlyList<double> Count(int steps) => new CountDown().Create(steps, levels);

    private sealed class CountDown : ISigmaSchedule
    {
        public IReadOnlyList<double> Create(int steps, NoiseLevels levels) =>
            [.. Enumerable.Range(0, steps + 1).Select(index => (double)(steps - index))];
    }
}
