using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Distilled;

/// <summary>Options of TCD.</summary>
public sealed record TcdOptions
{
    /// <value>Share of each step that is spent on fresh noise, 0 to 1 (the paper's gamma). Default 0.3.</value>
    [Range(0.0, 1.0)]
    [Description("Share of fresh noise per step; 0 = none (deterministic), 1 = as LCM.")]
    public double Eta { get; init; } = 0.3;

    /// <value>Factor on the fresh noise, 0 to 2. Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the fresh noise.")]
    public double NoiseScale { get; init; } = 1;
}

/// <summary>
/// Trajectory consistency distillation, strategic stochastic sampling (Zheng et al. 2024, algorithm 4): a step below the
/// next noise level, to the level of the timestep (1 - eta) * t, then fresh noise up to it.
/// </summary>
internal sealed class TcdSampler(TcdOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Consistency", Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var down = next == 0 ? 0 : Down(next, run.Model.Levels);
            x = SigmaSpace.StepTo(down, x, sigma, run.Denoise(x, sigma));
            if (down < next)
                x = Renoise(x, down, sigma, next, run);
        }

        return x;
    }

    /// <summary>The level of the whole timestep below, as the network was distilled at whole ones; flow models know no such steps.</summary>
    private double Down(double next, NoiseLevels levels)
    {
        if (options.Eta == 0 || levels.IsFlow)
            return next * (1 - options.Eta);
        return Math.Min(next, levels.TimestepToSigma(Math.Floor((1 - options.Eta) * levels.SigmaToTimestep(next))));
    }

    private Latent Renoise(Latent x, double down, double sigma, double next, SamplingRun run)
    {
        var scale = run.Model.SignalAt(next) / run.Model.SignalAt(down);
        var up = Math.Sqrt(Math.Max(0, (next * next) - (down * down * scale * scale)));
        return (x * scale) + (run.Noise(sigma, next) * (up * options.NoiseScale));
    }
}
