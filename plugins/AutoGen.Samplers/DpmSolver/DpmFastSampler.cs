using AutoGen.Abstractions;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// DPM-Solver-fast (Lu et al. 2022, arXiv 2206.00927, section 3.4): as many evaluations as the run has steps, spent on steps
/// of third order evenly spaced in lambda, and of lower order at the end. Ends at the run's last noise level above 0.
/// </summary>
internal sealed class DpmFastSampler(DpmSolverOptions options) : ISampler
{
    private const int GreatestOrder = 3;

    public static SamplerTraits Traits { get; } = new() { Family = "DPM-Solver", Order = 3, Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var orders = Orders(run.Sigmas.Count - 1);
        var range = LambdaRange.Of(run, options.Dialect);
        if (range.IsPoint)
            return LambdaRange.SampleSingle(x, run);
        for (var index = 0; index < orders.Count; index++)
        {
            run.ReportProgress(index / (double)orders.Count);
            x = Step(x, LambdaAt(range, index, orders.Count), LambdaAt(range, index + 1, orders.Count), orders[index], range, run);
        }

        run.ReportProgress(1);
        return x;
    }

    private Latent Step(Latent x, double from, double to, int order, LambdaRange range, SamplingRun run)
    {
        var (down, up) = range.AncestralStep(from, to, options.EffectiveEta);
        var step = new DpmSolverStep(x, from, down, run);
        x = order switch
        {
            1 => step.First(),
            2 => step.Second(1 / 2.0),
            _ => step.Third(1 / 3.0, 2 / 3.0),
        };
        return up > 0 ? x + (run.Noise(Math.Exp(-from), Math.Exp(-to)) * (up * options.NoiseScale)) : x;
    }

    /// <summary>Orders that add up to the number of evaluations.</summary>
    private static List<int> Orders(int evaluations)
    {
        var (threes, rest) = Math.DivRem(evaluations, GreatestOrder);
        IEnumerable<int> last = (rest, threes) switch
        {
            (0, 0) => [],
            (0, _) => [2, 1],
            _ => [rest],
        };
        return [.. Enumerable.Repeat(GreatestOrder, rest == 0 ? Math.Max(0, threes - 1) : threes), .. last];
    }

    private static double LambdaAt(LambdaRange range, int index, int count) => range.Start + ((range.End - range.Start) * index / count);
}
