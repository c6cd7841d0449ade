using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Exponential;

/// <summary>
/// SEEDS-2 (Gonzalez et al. 2023, data prediction): a two stage exponential method for the reverse SDE in lambda. With the
/// inner point at the end of the step and no noise it is the exponential Heun method (exp_heun_2_x0).
/// </summary>
internal sealed class Seeds2Sampler(Seeds2Options options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Exponential", Order = 2, Stochastic = true, EvaluationsPerStep = 2 };

    public static SamplerTraits ExpHeunTraits { get; } = new() { Family = "Exponential", Order = 2, EvaluationsPerStep = 2 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var denoised = run.Denoise(x, sigma);
            x = next == 0 ? denoised : Step(x, sigma, next, denoised, run);
        }

        return x;
    }

    private Latent Step(Latent x, double sigma, double next, Latent denoised, SamplingRun run)
    {
        var decay = Math.Log(sigma / next) * (1 + options.Eta);
        var noise = new StageNoise(options, run, sigma);
        var middle = options.Middle == 1 ? next : sigma * Math.Pow(next / sigma, options.Middle); // not an ulp below the end
        var inner = noise.AddTo(SigmaSpace.Keep(Math.Exp(-options.Middle * decay), x, denoised), middle);
        var innerDenoised = run.Denoise(inner, middle);
        // The weight of the inner evaluation; both weights sum to decay * phi_1(-decay).
        var weight = options.Solver == ExponentialSolver.Phi2
            ? decay * Phi.Two(-decay) / options.Middle
            : decay * Phi.One(-decay) / (2 * options.Middle);
        var end = SigmaSpace.Keep(Math.Exp(-decay), x, denoised) + ((innerDenoised - denoised) * weight);
        return noise.AddTo(end, next);
    }
}
