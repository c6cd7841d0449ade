using AutoGen.Abstractions;
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
        GoldenTally.CheckAll(output, "schedules/beta_tables.json", tables, table => Golden.AssertScheduleClose(table.Name, table.Value.Doubles(), [.. timesteps.Select(ValuesOf(table.Name))]));
        Assert.Equal(14, tables.Count);
    }

    [Fact]
    public void Exponential_betas_are_all_the_same_and_sigmoid_ones_symmetric()
    {
        // diffusers: betas_for_alpha_bar with "exp", and sigmoid(linspace(-6, 6)) between start and end
        Assert.All(BetasOf(new BetaSchedule(BetaCurve.Exponential)), static beta => Assert.Equal(1 - Math.Exp(-0.012), beta, 1e-9));
        var betas = BetasOf(new BetaSchedule(BetaCurve.Sigmoid, 0.0001, 0.02));
        Assert.Equal(0.0001 + (0.0199 / (1 + Math.Exp(6))), betas[0], 1e-9);
        Assert.Equal(0.0201, betas[300] + betas[699], 1e-9);
        Assert.Equal(0.02 - (0.0199 / (1 + Math.Exp(6))), betas[^1], 1e-9);
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

    private static Func<int, double> ValuesOf(string table)
    {
        if (table.StartsWith("comfy|sd3", StringComparison.Ordinal))
            return timestep => NoiseLevels.Flow(shift: 3).Sigmas[timestep];
        var schedule = ScheduleOf(table);
        if (table.EndsWith("betas", StringComparison.Ordinal))
            return timestep => BetasOf(schedule with { LeastProduct = 0 })[timestep];
        if (table.EndsWith("alphas_cumprod", StringComparison.Ordinal))
            return timestep => schedule.CumulativeProducts()[timestep];
        var levels = schedule.ToNoiseLevels();
        return timestep => levels.Sigmas[timestep];
    }

    private static double[] BetasOf(BetaSchedule schedule)
    {
        var products = schedule.CumulativeProducts();
        return [.. products.Select((product, t) => 1 - (product / (t == 0 ? 1 : products[t - 1])))];
    }

    private static BetaSchedule ScheduleOf(string table) => table switch
    {
        _ when table.Contains("zsnr", StringComparison.Ordinal) || table.Contains("zero_snr", StringComparison.Ordinal) => new BetaSchedule { RescaleToZeroSnr = true },
        _ when table.Contains("squaredcos", StringComparison.Ordinal) => new BetaSchedule(BetaCurve.SquaredCosine),
        _ when table.Contains("|linear", StringComparison.Ordinal) => new BetaSchedule(BetaCurve.Linear, 0.0001, 0.02),
        _ => new BetaSchedule(),
    };
}
