namespace AutoGen.Abstractions.Tests;

public sealed class NoiseLevelsTests
{
    [Fact]
    public void Between_timesteps_sigma_is_interpolated_in_its_logarithm()
    {
        var levels = new NoiseLevels([1, 4, 64]);
        Assert.Equal(2, levels.TimestepToSigma(0.5), 1e-12);
        Assert.Equal(16, levels.TimestepToSigma(1.5), 1e-12);
        Assert.Equal(0.5, levels.SigmaToTimestep(2), 1e-12);
        Assert.Equal(1.5, levels.SigmaToTimestep(16), 1e-12);
    }

    [Fact]
    public void Outside_the_trained_range_values_are_clamped()
    {
        var levels = new NoiseLevels([1, 4]);
        Assert.Equal((0, 1), (levels.SigmaToTimestep(0.1), levels.SigmaToTimestep(100)));
        Assert.Equal((1, 4), (levels.TimestepToSigma(-3), levels.TimestepToSigma(7)));
        Assert.Equal((1, 4), (levels.Min, levels.Max));
    }

    [Theory]
    [InlineData(new[] { 1.0 }, "at least two")]
    [InlineData(new[] { 0.0, 1.0 }, "positive")]
    [InlineData(new[] { 1.0, double.PositiveInfinity }, "finite")]
    [InlineData(new[] { 1.0, 3.0, 2.0 }, "sigma 2 = 2")]
    public void Impossible_tables_are_refused(double[] sigmas, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new NoiseLevels(sigmas)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 0.5, 0.5)]
    [InlineData(3, 0.5, 0.75)]
    [InlineData(3, 1, 1)]
    public void Flow_levels_shift_times_towards_noise(double shift, double time, double sigma)
    {
        var levels = NoiseLevels.Flow(shift);
        Assert.True(levels.IsFlow);
        Assert.Equal(sigma, levels.TimestepToSigma(1000 * time), 1e-12);
        Assert.Equal(sigma, levels.Sigmas[(int)(1000 * time) - 1], 1e-12);
        Assert.Equal(1000 * sigma, levels.SigmaToTimestep(sigma), 1e-9);
    }

    [Fact]
    public void The_nearest_timestep_is_whole() =>
        Assert.Equal([0, 0, 1, 1], ((double[])[1, 1.4, 1.42, 2]).Select(new NoiseLevels([1, 2]).SigmaToNearestTimestep));
}
