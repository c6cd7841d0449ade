using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Euler;

/// <summary>DPM2's mid-point step below the next noise level, then fresh noise up to it (k-diffusion, <c>sample_dpm_2_ancestral</c>).</summary>
internal sealed class Dpm2AncestralSampler(AncestralOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new()
    {
        Family = "DPM-Solver",
        Order = 2,
        Stochastic = true,
        EvaluationsPerStep = 2,
        DefaultSchedule = "karras",
        DiscardPenultimate = true,
    };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var plan = Renoising.Plan(run.Model, sigma, next, options.Eta);
            x = Dpm2Sampler.Step(x, sigma, plan.Down, run);
            x = plan.Renoise(x, options.NoiseScale, run, sigma, next);
        }

        return x;
    }
}
