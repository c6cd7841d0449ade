using AutoGen.Abstractions;

namespace AutoGen.Samplers;

/// <summary>The formulas that samplers in sigma space share.</summary>
internal static class SigmaSpace
{
    /// <summary>dx/dsigma of the probability flow (Karras et al. 2022, equation 3).</summary>
    public static Latent Derivative(Latent x, double sigma, Latent denoised) => (x - denoised) / sigma;

    /// <summary>
    /// Splits a step into a deterministic part down to <c>Down</c> and fresh noise of <c>Up</c>, with
    /// Down^2 + Up^2 = next^2 (Song et al. 2020, equation 16, in sigma space). In double: float32 loses big jumps.
    /// </summary>
    /// <param name="sigma">Noise level at the start of the step.</param>
    /// <param name="next">Noise level at its end.</param>
    /// <param name="eta">Share of fresh noise; 0 = none, 1 = all that the reverse process has.</param>
    public static (double Down, double Up) AncestralStep(double sigma, double next, double eta)
    {
        var up = Math.Min(next, eta * (next / sigma) * Math.Sqrt((sigma * sigma) - (next * next)));
        return (Math.Sqrt((next * next) - (up * up)), up);
    }
}
