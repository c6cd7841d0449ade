using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Distilled;

/// <summary>Options of LCM.</summary>
public sealed record LcmOptions
{
    /// <value>Factor on the fresh noise, 0 to 2. Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the fresh noise.")]
    public double NoiseScale { get; init; } = 1;
}

/// <summary>Latent consistency sampling (Luo et al. 2023, algorithm 3): every step predicts the clean latent and noises it anew.</summary>
internal sealed class LcmSampler(LcmOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            x = run.Denoise(x, sigma);
            if (next > 0)
                x = (x * run.Model.SignalAt(next)) + (run.Noise(sigma, next) * (next * options.NoiseScale));
        }

        return x;
    }
}
