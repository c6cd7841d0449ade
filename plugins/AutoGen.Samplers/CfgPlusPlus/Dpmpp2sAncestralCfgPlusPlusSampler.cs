using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.CfgPlusPlus;

/// <summary>CFG++ (Chung et al. 2024) for DPM-Solver++(2S) with fresh noise: both stages keep the noise of the unconditional prediction.</summary>
internal sealed class Dpmpp2sAncestralCfgPlusPlusSampler(AncestralOptions options) : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var (down, up) = SigmaSpace.AncestralStep(sigma, next, options.Eta);
            x = Step(x, sigma, down, run);
            if (up > 0)
                x += run.Noise(sigma, next) * (up * options.NoiseScale);
        }

        return x;
    }

    private static Latent Step(Latent x, double sigma, double down, SamplingRun run)
    {
        var (guided, unconditional) = run.DenoiseParts(x, sigma);
        if (down == 0)
            return guided;
        var shifted = x + (guided - unconditional);
        var middle = Math.Sqrt(sigma * down);
        var half = SigmaSpace.StepTo(middle, shifted, sigma, guided);
        return SigmaSpace.StepTo(down, shifted, sigma, run.Denoise(half, middle));
    }
}
