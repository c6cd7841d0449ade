using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>Options of DPM++ SDE.</summary>
public sealed record DpmppSdeOptions : AncestralOptions
{
    /// <value>Place of the inner point, share of the step in lambda, 0.05 to 1 (k-diffusion's <c>r</c>). Default 0.5.</value>
    [Range(0.05, 1.0)]
    [Description("Place of the inner point as a share of the step.")]
    public double Middle { get; init; } = 0.5;
}

/// <summary>
/// DPM-Solver++ as a stochastic two stage method (k-diffusion, <c>sample_dpmpp_sde</c>): both stages are ancestral steps
/// from the same point, each with noise of its own, the mid point's first.
/// </summary>
internal sealed class DpmppSdeSampler(DpmppSdeOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new()
    {
        Family = "DPM-Solver++",
        Order = 2,
        Stochastic = true,
        BrownianNoise = true,
        EvaluationsPerStep = 2,
        DefaultSchedule = "karras",
    };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var denoised = run.Denoise(x, sigma);
            if (next == 0)
            {
                x = denoised;
                continue;
            }

            var middle = sigma * Math.Pow(next / sigma, options.Middle);
            var inner = Stage(x, sigma, middle, denoised, run);
            var share = 1 / (2 * options.Middle);
            var mixed = SigmaSpace.Keep(1 - share, denoised, run.Denoise(inner, middle));
            x = Stage(x, sigma, next, mixed, run);
        }

        return x;
    }

    private Latent Stage(Latent x, double sigma, double to, Latent denoised, SamplingRun run)
    {
        var (down, up) = SigmaSpace.AncestralStep(sigma, to, options.Eta);
        var stage = SigmaSpace.StepTo(down, x, sigma, denoised);
        return up > 0 ? stage + (run.Noise(sigma, to) * (up * options.NoiseScale)) : stage;
    }
}
