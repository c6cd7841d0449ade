using AutoGen.Abstractions;

namespace AutoGen.Samplers.Euler;

/// <summary>Raises the noise level before a step (Karras et al. 2022, algorithm 2, lines 4 to 6).</summary>
internal static class Churn
{
    private static readonly double greatestRaise = Math.Sqrt(2) - 1;

    /// <summary>
    /// The latent and the noise level to start the step from; both unchanged where churn does not act. k-diffusion draws in every step, used
    /// or not, so that later draws are the same whatever the window; ComfyUI draws only what it uses.
    /// </summary>
    public static (Latent X, double Sigma) Raise(Latent x, double sigma, ChurnOptions options, SamplingRun run)
    {
        if (options.Churn == 0)
            return (x, sigma);
        if (sigma < options.ChurnMin || sigma > options.ChurnMax)
        {
            if (options.Dialect != Dialect.Comfyui)
                _ = run.Noise(sigma, sigma);
            return (x, sigma);
        }

        var raise = Math.Min(options.Churn / (run.Sigmas.Count - 1), greatestRaise);
        var raised = sigma * (1 + raise);
        var amount = options.NoiseScale * Math.Sqrt((raised * raised) - (sigma * sigma));
        return (x + (run.Noise(sigma, raised) * amount), raised);
    }
}
