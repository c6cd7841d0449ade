using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>How the noise of training was spread over the timesteps, as scheduler_config.json says it.</summary>
public enum BetaCurve
{
    /// <summary>Betas evenly spaced.</summary>
    Linear,

    /// <summary>Square roots of betas evenly spaced (Stable Diffusion).</summary>
    ScaledLinear,
}

/// <summary>Training noise of a model.</summary>
/// <param name="Curve">Spacing of the betas.</param>
/// <param name="Start">First beta; 0.00085 for Stable Diffusion.</param>
/// <param name="End">Last beta; 0.012 for Stable Diffusion.</param>
/// <param name="TrainSteps">Number of training timesteps; 1000.</param>
public sealed record BetaSchedule(BetaCurve Curve = BetaCurve.ScaledLinear, double Start = 0.00085, double End = 0.012, int TrainSteps = 1000)
{
    /// <summary>Explicit betas (<c>trained_betas</c>), which replace the curve.</summary>
    public IReadOnlyList<double>? TrainedBetas { get; init; }

    /// <summary>sigma_t = sqrt((1 - abar_t) / abar_t) of the cumulative product abar.</summary>
    public NoiseLevels ToNoiseLevels()
    {
        var sigmas = new double[TrainedBetas?.Count ?? TrainSteps];
        var product = 1.0;
        for (var t = 0; t < sigmas.Length; t++)
        {
            product *= 1 - Beta(t);
            sigmas[t] = Math.Sqrt((1 - product) / product);
        }

        return new NoiseLevels(sigmas);
    }

    private double Beta(int t)
    {
        if (TrainedBetas is not null)
            return TrainedBetas[t];
        var share = t / (double)(TrainSteps - 1);
        if (Curve == BetaCurve.Linear)
            return Start + (share * (End - Start));
        var root = Math.Sqrt(Start) + (share * (Math.Sqrt(End) - Math.Sqrt(Start)));
        return root * root;
    }
}
