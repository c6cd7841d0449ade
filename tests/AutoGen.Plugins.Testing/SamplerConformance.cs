using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing;

/// <summary>
/// What every sampler must keep, whatever its formula. It needs no model and no graphics card, and takes milliseconds.
/// A check that fails throws <see cref="ConformanceException"/>.
/// </summary>
/// <param name="create">Makes a sampler, as the plugin registers it.</param>
/// <param name="traits">Its traits.</param>
public sealed class SamplerConformance(Func<ISampler> create, SamplerTraits traits)
{
    private const double DataLimitTolerance = 1e-4;

    // noise of some hundred values stays below it
    private const double LargestNoise = 5;

    /// <summary>
    /// The model. Samplers for distilled models take <see cref="ExactGaussian.SolveToClean"/>.
    /// Default <see cref="ExactGaussian.Denoise"/>.
    /// </summary>
    public Func<Latent, double, Latent> Denoise { get; init; } = ExactGaussian.Denoise;

    /// <summary>
    /// The noise level at which it stops instead of 0; k-diffusion's dpm_fast, for example, ends at the least trained one.
    /// Default 0.
    /// </summary>
    public double EndSigma { get; init; }

    /// <summary>Of a plugin's sampler with the given options, JSON as in <see cref="LoadedPlugin.Sampler"/>.</summary>
    public static SamplerConformance Of(LoadedPlugin plugin, string sampler, string options = "{}") =>
        new(() => plugin.Sampler(sampler, options), plugin.Traits[sampler]);

    /// <summary>Runs every check.</summary>
    /// <exception cref="ConformanceException">Names all that failed.</exception>
    public void CheckAll()
    {
        List<string> failures = [];
        foreach (var check in Enum.GetValues<SamplerCheck>())
        {
            try
            {
                Check(check);
            }
            catch (ConformanceException failure)
            {
                failures.Add($"{check}: {failure.Message}");
            }
        }

        Require(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    /// <summary>Runs one check. One that does not concern the sampler passes: order is for deterministic ones, distribution for the others.</summary>
    /// <exception cref="ConformanceException">It fails.</exception>
    public void Check(SamplerCheck check)
    {
        switch (check)
        {
            case SamplerCheck.Convergence when !traits.Stochastic:
                Accuracy.CheckOrder(traits.Order, Run);
                break;
            case SamplerCheck.Distribution when traits.Stochastic:
                Accuracy.CheckDistribution(Run);
                break;
            case SamplerCheck.DataLimit:
                CheckDataLimit();
                break;
            case SamplerCheck.Determinism:
                CheckDeterminism();
                break;
            case SamplerCheck.Cancellation:
                CheckCancellation();
                break;
            case SamplerCheck.BatchIndependence:
                CheckBatch();
                break;
            case SamplerCheck.NoSharedState:
                CheckSharedState();
                break;
            case SamplerCheck.Progress:
                CheckProgress();
                break;
        }
    }

    private void CheckDataLimit()
    {
        var tolerance = DataLimitTolerance + (LargestNoise * EndSigma);
        foreach (var steps in new[] { 2, 5, 20 })
        {
            var (latent, _) = Run(new TestRunOptions { Sigmas = ExactGaussian.DescendToZero(steps), Denoise = static (x, _) => x.Map(static _ => (float)ExactGaussian.Mean) });
            var error = latent.Values.ToArray().Max(static value => Math.Abs(value - ExactGaussian.Mean));
            Require(error <= tolerance, $"all data is {ExactGaussian.Mean}, and {steps} steps end {error:G3} beside it (at most {tolerance}).");
        }
    }

    private void CheckDeterminism()
    {
        var (first, run) = Run();
        Require(AreEqual(first, Run().Latent), "two runs with the same start, noise levels and seed gave different latents.");
        Require(traits.Stochastic || run.NoiseDraws == 0, $"it drew noise {run.NoiseDraws} times; its traits say that it is not stochastic.");
    }

    private void CheckCancellation()
    {
        using var cancellation = new CancellationTokenSource();
        var evaluations = 0;
        var run = new TestRun(new TestRunOptions { Denoise = CancelInTheThird, DenoiseUnconditional = Denoise, CancellationToken = cancellation.Token });
        var ended = false;
        try
        {
            create().Sample(run.Start, run);
        }
        catch (OperationCanceledException)
        {
            ended = true;
        }

        Require(evaluations >= 3, $"ten steps took {evaluations} evaluations of the model: too few to cancel it half way.");
        Require(ended, "it went on after its run was cancelled; let the run's OperationCanceledException pass.");
        Require(evaluations == 3, $"it evaluated the model {evaluations - 3} times after its run was cancelled.");

        Latent CancelInTheThird(Latent x, double sigma)
        {
            if (++evaluations == 3)
                cancellation.Cancel();
            return Denoise(x, sigma);
        }
    }

    private void CheckBatch()
    {
        var shape = new LatentShape(2, 4, 3, 5);
        var single = new TestRunOptions { Shape = shape with { Count = 1 }, Denoise = Denoise };
        var (both, _) = Run(single with { Shape = shape });
        Require(both.Shape == shape, $"it returned a latent of {both.Shape} for one of {shape}.");
        var alone = Run(single).Latent.Values.ToArray().Concat(Run(single with { Seed = single.Seed + 1 }).Latent.Values.ToArray());
        Require(both.Values.SequenceEqual(alone.ToArray()), "two pictures in one batch are not what they are when each is made alone.");
    }

    private void CheckSharedState()
    {
        var (expected, _) = Run();
        var evaluations = 0;
        var (disturbed, _) = Run(new TestRunOptions { Denoise = RunAnotherInTheSecond });
        Require(AreEqual(expected, disturbed), "another run in the middle of a run changed its result: something is kept in static fields.");

        Latent RunAnotherInTheSecond(Latent x, double sigma)
        {
            if (++evaluations == 2)
                Run(new TestRunOptions { Seed = 77, Sigmas = ExactGaussian.DescendToZero(4), Denoise = Denoise });
            return Denoise(x, sigma);
        }
    }

    private void CheckProgress()
    {
        var (_, run) = Run();
        var steps = run.Sigmas.Count - 1;
        Require(run.StepsDone >= steps - 1, $"it returned after {run.StepsDone} of {steps} steps; walk run.Steps, or call run.ReportProgress.");
    }

    private (Latent Latent, TestRun Run) Run() => Run(new TestRunOptions { Denoise = Denoise });

    private (Latent Latent, TestRun Run) Run(TestRunOptions options)
    {
        var run = new TestRun(options with { BrownianNoise = traits.BrownianNoise });
        var latent = Sample(run);
        Require(latent is not null, "it returned no latent.");
        Require(latent!.IsFinite(), "it returned a latent with values that are not finite (NaN or infinity).");
        return (latent, run);
    }

    private Latent? Sample(TestRun run)
    {
        try
        {
            return create().Sample(run.Start, run);
        }
        catch (Exception exception) when (exception is not ConformanceException)
        {
            throw new ConformanceException($"it failed with {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    private Latent Run(IReadOnlyList<double> sigmas, LatentShape shape, out Latent start)
    {
        var (latent, run) = Run(new TestRunOptions { Sigmas = sigmas, Shape = shape, Denoise = Denoise });
        start = run.Start;
        return latent;
    }

    private static bool AreEqual(Latent left, Latent right) => left.Shape == right.Shape && left.Values.SequenceEqual(right.Values);

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ConformanceException(otherwise);
    }
}
