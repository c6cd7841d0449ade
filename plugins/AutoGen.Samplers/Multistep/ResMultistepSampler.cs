using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Multistep;

/// <summary>
/// Refined exponential solver, second order multistep (Zhang et al. 2023, arXiv 2308.02157, table 2): phi functions in
/// lambda = -log sigma with the last clean latent as second point. At eta above 0 each step goes down below its level and
/// up again.
/// </summary>
internal sealed class ResMultistepSampler(double eta, double noiseScale) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Exponential", Order = 2 };

    public static SamplerTraits AncestralTraits { get; } = Traits with { Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        (Latent Denoised, double Sigma, double Down)? last = null;
        foreach (var (_, sigma, next) in run.Steps)
        {
            var denoised = run.Denoise(x, sigma);
            var plan = Renoising.Plan(run.Model, sigma, next, eta);
            var down = plan.Down;
            x = down == 0 || last is not { } before ? SigmaSpace.StepTo(down, x, sigma, denoised) : SecondOrder(x, sigma, down, denoised, before);
            x = plan.Renoise(x, noiseScale, run, sigma, next);
            last = (denoised, sigma, down);
        }

        return x;
    }

    private static Latent SecondOrder(Latent x, double sigma, double down, Latent denoised, (Latent Denoised, double Sigma, double Down) last)
    {
        var h = Math.Log(sigma / down);
        // Where the last point lies, in steps from here; its own step ended at its Down.
        var c2 = Math.Log(last.Down / last.Sigma) / h;
        var b2 = Phi.Two(-h) / c2;
        var b1 = Phi.One(-h) - b2;
        return (x * (down / sigma)) + (denoised * (h * b1)) + (last.Denoised * (h * b2));
    }
}
