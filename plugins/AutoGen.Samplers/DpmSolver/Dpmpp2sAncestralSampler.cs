using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// DPM-Solver++(2S) (Lu et al. 2022, algorithm 1) below the next noise level, then fresh noise up to it: the clean latent of
/// the mid point in lambda serves the whole step.
/// </summary>
internal sealed class Dpmpp2sAncestralSampler(AncestralOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "DPM-Solver++", Order = 2, Stochastic = true, EvaluationsPerStep = 2, DefaultSchedule = "karras" };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var plan = Renoising.Plan(run.Model, sigma, next, options.Eta);
            x = Step(x, sigma, plan.Down, run);
            x = plan.Renoise(x, options.NoiseScale, run, sigma, next);
        }

        return x;
    }

    private static Latent Step(Latent x, double sigma, double down, SamplingRun run)
    {
        var denoised = run.Denoise(x, sigma);
        if (down == 0)
            return denoised;
        var middle = run.Model.MidSigma(sigma, down);
        var half = SigmaSpace.StepTo(middle, x, sigma, denoised);
        return SigmaSpace.StepTo(down, x, sigma, run.Denoise(half, middle));
    }
}
