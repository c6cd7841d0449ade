using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>Turns what a network predicts into the clean latent x0 (Karras et al. 2022, table 1; Salimans and Ho 2022; Liu et al. 2023).</summary>
internal static class Prediction
{
    /// <param name="kind">What the network predicts.</param>
    /// <param name="x">x0 + sigma * noise; for flow (1 - sigma) * x0 + sigma * noise.</param>
    /// <param name="sigma">Noise level of x.</param>
    /// <param name="output">The network's output for x / sqrt(1 + sigma^2); for flow, for x itself.</param>
    public static Latent ToClean(PredictionKind kind, Latent x, double sigma, Latent output)
    {
        var variance = 1 + (sigma * sigma);
        return kind switch
        {
            PredictionKind.Epsilon or PredictionKind.Flow => x - (output * sigma),
            PredictionKind.VPrediction => (x / variance) - (output * (sigma / Math.Sqrt(variance))),
            PredictionKind.Edm => (x / variance) + (output * (sigma / Math.Sqrt(variance))),
            PredictionKind.Sample => output,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown prediction kind."),
        };
    }
}
