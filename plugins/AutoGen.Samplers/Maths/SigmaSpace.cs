using AutoGen.Abstractions;

namespace AutoGen.Samplers.Maths;

/// <summary>The formulas that samplers in sigma space share.</summary>
internal static class SigmaSpace
{
    /// <summary>dx/dsigma of the probability flow (Karras et al. 2022, equation 3).</summary>
    public static Latent Derivative(Latent x, double sigma, Latent denoised) => (x - denoised) / sigma;

    /// <summary>
    /// Keeps the share <paramref name="kept"/> of what stands between x and the clean latent. Every step of first order in
    /// lambda = -log sigma has this form (Lu et al. 2022, equation 7): kept * x - expm1(log kept) * denoised.
    /// </summary>
    public static Latent Keep(double kept, Latent x, Latent denoised) => denoised + ((x - denoised) * kept);

    /// <summary>The Euler step from <paramref name="sigma"/> to <paramref name="to"/>; at 0 it is the clean latent itself.</summary>
    public static Latent StepTo(double to, Latent x, double sigma, Latent denoised) => Keep(to / sigma, x, denoised);

    /// <summary>lambda = -log sigma, the half log signal to noise ratio of x0 + sigma * noise.</summary>
    public static double Lambda(double sigma) => -Math.Log(sigma);

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

    /// <summary>
    /// Deviation of the fresh noise that a step of the reverse SDE of strength eta adds, as a share of the noise level at
    /// its end, where the rest decays by exp(-h * eta) (Lu et al. 2022, section 5.2).
    /// </summary>
    /// <param name="h">Length of the step in lambda.</param>
    /// <param name="eta">Share of fresh noise.</param>
    public static double SdeDeviation(double h, double eta) => Math.Sqrt(-double.ExpM1(-2 * h * eta));
}
