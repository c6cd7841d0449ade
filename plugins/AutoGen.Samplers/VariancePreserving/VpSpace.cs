using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>The variance-preserving space of DDPM, DDIM and PLMS: x / sqrt(1 + sigma^2).</summary>
internal static class VpSpace
{
    /// <summary>
    /// What these methods hand to the decoder: the latent in their own space. It differs from the one in sigma space only
    /// where the last level is not 0.
    /// </summary>
    public static Latent Finish(Latent x, SamplingRun run)
    {
        var last = run.Sigmas[^1];
        return last == 0 || run.Model.IsFlow() ? x : x / Math.Sqrt(1 + (last * last));
    }
}
