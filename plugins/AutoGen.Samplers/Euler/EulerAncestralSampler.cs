using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Euler;

/// <summary>Euler steps below the next noise level, then fresh noise up to it (k-diffusion, <c>sample_euler_ancestral</c>).</summary>
internal sealed class EulerAncestralSampler(AncestralOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Euler", Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var plan = Renoising.Plan(run.Model, sigma, next, options.Eta);
            x = SigmaSpace.StepTo(plan.Down, x, sigma, run.Denoise(x, sigma));
            x = plan.Renoise(x, options.NoiseScale, run, sigma, next);
        }

        return x;
    }
}
