using AutoGen.Abstractions;

namespace AutoGen.Samplers.Euler;

/// <summary>
/// Heun's method that goes back up and runs a stretch of the noise levels again (Xu et al. 2023, algorithm 1), with the
/// stretches of <see cref="RestartPlan"/>.
/// </summary>
internal sealed class RestartSampler(RestartOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Heun", Order = 2, Stochastic = true, EvaluationsPerStep = 2, DefaultSchedule = "karras" };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var steps = RestartPlan.Steps(run.Sigmas, run.Model.Levels, options);
        for (var index = 0; index < steps.Count; index++)
        {
            run.ReportProgress(index / (double)steps.Count);
            var (sigma, next) = steps[index];
            if (index > 0 && steps[index - 1].Next is var reached && reached < sigma)
                x += run.Noise(reached, sigma) * (options.NoiseScale * Math.Sqrt((sigma * sigma) - (reached * reached)));
            x = HeunSampler.Step(x, sigma, next, run);
        }

        run.ReportProgress(1);
        return x;
    }
}
