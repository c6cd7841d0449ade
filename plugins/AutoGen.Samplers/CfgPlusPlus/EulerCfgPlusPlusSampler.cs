using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.CfgPlusPlus;

/// <summary>
/// CFG++ (Chung et al. 2024, algorithm 2) for Euler, and for Euler ancestral at eta above 0: the guided clean latent is noised
/// again with the noise that the unconditional prediction sees, so low cfg scales (0.5 to 2.5) are usual.
/// </summary>
/// <param name="options">The noise.</param>
/// <param name="share">Factor on what guidance adds to the unconditional prediction.</param>
internal sealed class EulerCfgPlusPlusSampler(AncestralOptions options, double share = 1) : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var parts = run.DenoiseParts(x, sigma).Weaken(share);
            var (down, up) = SigmaSpace.AncestralStep(sigma, next, options.Eta);
            x = parts.StepTo(down, x, sigma);
            if (up > 0 && options.NoiseScale > 0)
                x += run.Noise(sigma, next) * (up * options.NoiseScale);
        }

        return x;
    }
}
