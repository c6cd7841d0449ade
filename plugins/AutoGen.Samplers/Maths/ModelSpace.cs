using AutoGen.Abstractions;

namespace AutoGen.Samplers.Maths;

/// <summary>What the samplers ask of a model.</summary>
internal static class ModelSpace
{
    // The level that stands for 1 in the middle of a step, where 1 itself is infinitely far in log signal to noise ratio.
    private const double MiddleOfPureNoise = 0.9999;

    // The share of the training timesteps at which a run from pure noise starts instead.
    private const double FirstShare = 1e-4;

    /// <summary>Whether x = (1 - sigma) x0 + sigma * noise (rectified flow) and not x0 + sigma * noise.</summary>
    public static bool IsFlow(this ModelSampling model) => model.Levels.IsFlow;

    /// <summary>The factor of x0 in x at a noise level: 1 in sigma space, 1 - sigma in a flow model.</summary>
    public static double SignalAt(this ModelSampling model, double sigma) => model.IsFlow() ? 1 - sigma : 1;

    /// <summary>The noise level after a share of the training timesteps, counted from pure noise.</summary>
    public static double SigmaAfter(this ModelSampling model, double share)
    {
        // A flow model's time runs to the number of levels, a diffusion model's timestep to one less.
        var levels = model.Levels;
        return levels.TimestepToSigma((1 - share) * (levels.IsFlow ? levels.Sigmas.Count : levels.Sigmas.Count - 1));
    }

    /// <summary>The level that stands for 1 at the start of a flow model's run.</summary>
    public static double NearlyPureNoise(this ModelSampling model) => model.SigmaAfter(FirstShare);

    /// <summary>The noise level half way between two in log signal to noise ratio.</summary>
    public static double MidSigma(this ModelSampling model, double sigma, double next)
    {
        if (!model.IsFlow())
            return Math.Sqrt(sigma * next);
        if (sigma == 1)
            return MiddleOfPureNoise;
        var ratio = Math.Sqrt(sigma / (1 - sigma) * (next / (1 - next)));
        return ratio / (1 + ratio);
    }
}
