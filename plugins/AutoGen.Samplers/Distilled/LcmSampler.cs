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

    /// <value>Whose variant: a1111 blends the prediction with x near timestep 0, the others take it as it is. Default: the request's dialect.</value>
    [Description("Whose variant; a1111 keeps the boundary condition, which matters near timestep 0 only.")]
    public Dialect Dialect { get; init; }
}

/// <summary>Latent consistency sampling (Luo et al. 2023, algorithm 3): every step predicts the clean latent and noises it anew.</summary>
internal sealed class LcmSampler(LcmOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Consistency", Stochastic = true, DefaultSchedule = "lcm" };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            x = Predict(x, sigma, run);
            if (next > 0)
                x = (x * run.Model.SignalAt(next)) + (run.Noise(sigma, next) * (next * options.NoiseScale));
        }

        return x;
    }

    private Latent Predict(Latent x, double sigma, SamplingRun run)
    {
        var denoised = run.Denoise(x, sigma);
        return options.Dialect == Dialect.A1111 && !run.Model.IsFlow()
            ? ConsistencyBoundary.Apply(x, denoised, run.Model.Levels.SigmaToNearestTimestep(sigma))
            : denoised;
    }
}
