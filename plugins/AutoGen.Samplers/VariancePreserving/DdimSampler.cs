using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>Options of DDIM.</summary>
public sealed record DdimOptions
{
    /// <value>Share of fresh noise, 0 to 10; 0 = DDIM proper, 1 = DDPM. Default 0.</value>
    [Range(0.0, 10.0)]
    [Description("Share of fresh noise per step; 0 = none (deterministic), 1 = DDPM.")]
    public double Eta { get; init; }
}

/// <summary>
/// DDIM (Song et al. 2020, equation 12) in sigma space. The paper's latent is x / sqrt(1 + sigma^2) with
/// abar = 1 / (1 + sigma^2); divided by sqrt(abar), its step becomes x0 + Down * noise predicted + Up * noise drawn, where
/// Up is the paper's standard deviation / sqrt(abar). A schedule that ends at sigma of timestep 0 instead of 0 is
/// diffusers' <c>set_alpha_to_one: false</c>.
/// </summary>
internal sealed class DdimSampler(DdimOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { StartScaling = StartScaling.FullVariance };

    /// <summary>DDPM (Ho et al. 2020, algorithm 2) is DDIM at eta 1: its posterior's mean and variance are the same.</summary>
    public static SamplerTraits DdpmTraits { get; } = Traits with { Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var (down, up) = SigmaSpace.AncestralStep(sigma, next, options.Eta);
            var denoised = run.Denoise(x, sigma);
            var predictedNoise = (x - denoised) / sigma;
            x = denoised + (predictedNoise * down);
            if (up > 0)
                x += run.Noise(sigma, next) * up;
        }

        return x;
    }
}
