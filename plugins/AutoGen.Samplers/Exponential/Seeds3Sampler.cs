using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Exponential;

/// <summary>SEEDS-3 (Gonzalez et al. 2023, data prediction): the three stage exponential method for the reverse SDE in lambda.</summary>
internal sealed class Seeds3Sampler(Seeds3Options options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Exponential", Order = 3, Stochastic = true, EvaluationsPerStep = 3 };

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
        var (r1, r2) = (options.First, options.Second);
        var decay = Math.Log(sigma / next) * (1 + options.Eta);
        var noise = new StageNoise(options, run, sigma);
        var slope = Stage(r1, Latent.Zeros(x.Shape), 0);
        slope = Stage(r2, slope, r2 / r1);
        return noise.AddTo(End(1, slope, 1 / r2), next);

        // One stage to its share of the step; returns by how much the clean latent there differs from the first.
        Latent Stage(double share, Latent difference, double weight)
        {
            var level = share == 1 ? next : sigma * Math.Pow(next / sigma, share); // rounding must not lead below the end
            return run.Denoise(noise.AddTo(End(share, difference, weight), level), level) - denoised;
        }

        Latent End(double share, Latent difference, double weight) =>
            SigmaSpace.Keep(Math.Exp(-share * decay), x, denoised) + (difference * (weight * share * decay * Phi.Two(-share * decay)));
    }
}
