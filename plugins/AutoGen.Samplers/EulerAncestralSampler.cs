using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers;

/// <summary>Options of Euler ancestral.</summary>
public sealed record EulerAncestralOptions
{
    /// <value>Share of fresh noise, 0 to 10; as much as the step leaves room for. Default 1.</value>
    [Range(0.0, 10.0)]
    [Description("Share of fresh noise per step; 0 = none (Euler), 1 = as in training.")]
    public double Eta { get; init; } = 1;

    /// <value>Factor on the fresh noise, 0 to 2 (k-diffusion's <c>s_noise</c>). Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the fresh noise.")]
    public double NoiseScale { get; init; } = 1;
}

/// <summary>Euler steps below the next noise level, then fresh noise up to it (k-diffusion, <c>sample_euler_ancestral</c>).</summary>
internal sealed class EulerAncestralSampler(EulerAncestralOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var (down, up) = SigmaSpace.AncestralStep(sigma, next, options.Eta);
            var derivative = SigmaSpace.Derivative(x, sigma, run.Denoise(x, sigma));
            x += derivative * (down - sigma);
            if (up > 0)
                x += run.Noise(sigma, next) * (up * options.NoiseScale);
        }

        return x;
    }
}
