using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.CfgPlusPlus;

/// <summary>
/// How a sampler that exists with CFG++ too asks for its predictions: the guided one is the end of the path, the other one says how far
/// the latent is from it. Without CFG++ they are the same.
/// </summary>
internal static class PartsEvaluation
{
    public static DenoiseParts Evaluate(this SamplingRun run, Latent x, double sigma, bool isCfgPlusPlus)
    {
        if (isCfgPlusPlus)
            return run.DenoiseParts(x, sigma);
        var denoised = run.Denoise(x, sigma);
        return new DenoiseParts(denoised, denoised);
    }

    /// <summary>Leaves a share of what guidance adds.</summary>
    public static DenoiseParts Weaken(this DenoiseParts parts, double share) =>
        share == 1 ? parts : parts with { Guided = SigmaSpace.Keep(share, parts.Guided, parts.Unconditional) };

    /// <summary>The Euler step of CFG++ (Chung et al. 2024, algorithm 2): the guided clean latent with the noise that the unconditional prediction sees.</summary>
    public static Latent StepTo(this DenoiseParts parts, double to, Latent x, double sigma) => parts.Guided + ((x - parts.Unconditional) * (to / sigma));
}
