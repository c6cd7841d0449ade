using Xunit.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class BetaScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public void Tables_match_the_recorded_ones()
    {
        var golden = Golden.Read("beta_tables.json");
        int[] timesteps = [.. golden.GetProperty("index").EnumerateArray().Select(static index => index.GetInt32())];
        var tables = golden.EnumerateObject().Where(static table => table.Name != "index").ToList();
        foreach (var table in tables)
        {
            var sigmas = ScheduleOf(table.Name).ToNoiseLevels().Sigmas;
            var isProduct = table.Name.EndsWith("alphas_cumprod", StringComparison.Ordinal);
            double[] actual = [.. timesteps.Select(t => isProduct ? 1 / (1 + (sigmas[t] * sigmas[t])) : sigmas[t])];
            Golden.AssertScheduleClose(table.Name, table.Value.Doubles(), actual);
        }

        output.WriteLine($"{tables.Count} tables of {timesteps.Length} values");
        Assert.Equal(8, tables.Count);
    }

    [Fact]
    public void Fractional_timesteps_match_those_recorded_from_A1111()
    {
        var levels = new BetaSchedule().ToNoiseLevels();
        var compared = 0;
        foreach (var table in Golden.Read("timesteps.json").EnumerateArray())
        {
            foreach (var (sigma, timestep) in table.GetProperty("sigmas").Doubles().Zip(table.GetProperty("timesteps").Doubles()))
            {
                Assert.Equal(timestep, levels.SigmaToTimestep(sigma), 0.05);
                compared++;
            }
        }

        Assert.Equal(5 + 10 + 30, compared);
    }

    [Fact]
    public void Trained_betas_replace_the_curve()
    {
        var schedule = new BetaSchedule { TrainedBetas = [0.5, 0.5] };
        Assert.Equal([1, Math.Sqrt(3)], schedule.ToNoiseLevels().Sigmas.Select(static sigma => Math.Round(sigma, 12)), EqualWithin(1e-12));
    }

    [Fact]
    public void Sigmas_and_timesteps_are_inverse_and_clamped()
    {
        var levels = new BetaSchedule().ToNoiseLevels();
        foreach (var timestep in (double[])[0, 0.25, 1, 500.5, 998.9, 999])
            Assert.Equal(timestep, levels.SigmaToTimestep(levels.TimestepToSigma(timestep)), 1e-9);
        Assert.Equal(0, levels.SigmaToTimestep(1e-6));
        Assert.Equal(999, levels.SigmaToTimestep(1e6));
        Assert.Equal(levels.Max, levels.TimestepToSigma(5000), 1e-12);
    }

    private static Func<double, double, bool> EqualWithin(double tolerance) => (left, right) => Math.Abs(left - right) <= tolerance;

    private static BetaSchedule ScheduleOf(string table) => table switch
    {
        _ when table.Contains("zsnr", StringComparison.Ordinal) || table.Contains("zero_snr", StringComparison.Ordinal) => new BetaSchedule { RescaleToZeroSnr = true },
        _ when table.Contains("squaredcos", StringComparison.Ordinal) => new BetaSchedule(BetaCurve.SquaredCosine),
        _ when table.Contains("|linear", StringComparison.Ordinal) => new BetaSchedule(BetaCurve.Linear, 0.0001, 0.02),
        _ => new BetaSchedule(),
    };
}
