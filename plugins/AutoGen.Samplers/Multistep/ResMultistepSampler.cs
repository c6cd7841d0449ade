using AutoGen.Abstractions;
using AutoGen.Samplers.CfgPlusPlus;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Multistep;

/// <summary>
/// Refined exponential solver, second order multistep (Zhang et al. 2023, arXiv 2308.02157, table 2): phi functions in
/// lambda = -log sigma with the last clean latent as second point. At eta above 0 each step goes down below its level and
/// up again.
/// </summary>
/// <param name="options">The noise.</param>
/// <param name="isCfgPlusPlus">The first order part is the step of CFG++, in sigma space; the second order part looks back on the unconditional prediction.</param>
internal sealed class ResMultistepSampler(AncestralOptions options, bool isCfgPlusPlus) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Exponential", Order = 2 };

    public static SamplerTraits AncestralTraits { get; } = Traits with { Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        (Latent Denoised, double Sigma, double Down)? last = null;
        foreach (var (_, sigma, next) in run.Steps)
        {
            var parts = run.Evaluate(x, sigma, isCfgPlusPlus);
            var plan = isCfgPlusPlus ? Renoising.InSigmaSpace(sigma, next, options.Eta) : Renoising.Plan(run.Model, sigma, next, options.Eta);
            x = parts.StepTo(plan.Down, x, sigma);
            if (plan.Down > 0 && last is { } before)
                x += (parts.Guided - before.Denoised) * SlopeWeight(sigma, plan.Down, before);
            x = plan.Renoise(x, options.NoiseScale, run, sigma, next);
            last = (parts.Unconditional, sigma, plan.Down);
        }

        return x;
    }

    /// <summary>The paper's weights b1 of the new and b2 of the last clean latent, h (b1 + b2) = 1 - down / sigma, leave -h b2 of their difference.</summary>
    private static double SlopeWeight(double sigma, double down, (Latent Denoised, double Sigma, double Down) last)
    {
        var h = Math.Log(sigma / down);
        // Where the last point lies, in steps from here; its own step ended at its Down.
        var c2 = Math.Log(last.Down / last.Sigma) / h;
        return -h * Phi.Two(-h) / c2;
    }
}
