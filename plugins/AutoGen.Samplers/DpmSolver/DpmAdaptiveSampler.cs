using AutoGen.Abstractions;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// DPM-Solver-12 and -23 (Lu et al. 2022, arXiv 2206.00927, appendix C): step lengths follow the difference between two orders, so the
/// number of steps does not count. Ends at the run's last noise level above 0.
/// </summary>
internal sealed class DpmAdaptiveSampler(DpmAdaptiveOptions options) : ISampler
{
    private const double NearEnough = 1e-5;
    private const double OrderWithNoise = 1.5;

    public static SamplerTraits Traits { get; } = new() { Family = "DPM-Solver", Order = 3, Stochastic = true, EvaluationsPerStep = 3 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var range = LambdaRange.Of(run, options.Dialect);
        if (range.IsPoint)
            return LambdaRange.SampleSingle(x, run);
        var eta = options.EffectiveEta;
        var controller = new StepSizeController(options, eta > 0 ? OrderWithNoise : options.Order);
        var lastLow = x;
        for (var at = range.Start; at < range.End - NearEnough;)
        {
            run.ReportProgress((at - range.Start) / (range.End - range.Start));
            var to = Math.Min(range.End, at + controller.H);
            var (down, up) = range.AncestralStep(at, to, eta);
            var (low, high) = BothOrders(new DpmSolverStep(x, at, down, run));
            if (!controller.Accept(Error(low, high, lastLow)))
                continue;
            lastLow = low;
            x = up > 0 ? high + (run.Noise(Math.Exp(-at), Math.Exp(-to)) * (up * options.NoiseScale)) : high;
            at = to;
        }

        run.ReportProgress(1);
        return x;
    }

    private (Latent Low, Latent High) BothOrders(DpmSolverStep step) => options.Order == 2
        ? (step.First(), step.Second(1 / 2.0))
        : (step.Second(1 / 3.0), step.Third(1 / 3.0, 2 / 3.0));

    /// <summary>Root mean square of the difference, each element by its own tolerance.</summary>
    private double Error(Latent low, Latent high, Latent lastLow)
    {
        var tolerance = low.Zip(lastLow, (value, before) => (float)Math.Max(options.Atol, options.Rtol * Math.Max(Math.Abs(value), Math.Abs(before))));
        return (low - high).Zip(tolerance, static (difference, allowed) => difference / allowed).Norm() / Math.Sqrt(low.Values.Length);
    }
}
