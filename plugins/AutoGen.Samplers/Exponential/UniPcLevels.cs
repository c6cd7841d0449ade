using AutoGen.Abstractions;
using AutoGen.Samplers.VariancePreserving;

namespace AutoGen.Samplers.Exponential;

/// <summary>How UniPC's own levels are spaced (its paper's code; A1111's "UniPC skip type").</summary>
public enum UniPcSpacing
{
    /// <summary>Evenly in time.</summary>
    TimeUniform,

    /// <summary>Evenly in the root of time, so closer at low noise.</summary>
    TimeQuadratic,

    /// <summary>Evenly in log signal to noise ratio.</summary>
    LogSnr,
}

/// <summary>
/// The levels of the authors' UniPC: from the last training timestep to the first, one more than there are steps and none of them 0. A1111 takes as
/// many steps as its list of timesteps has entries: 31 for 30, see <see cref="A1111Timesteps"/>.
/// </summary>
internal static class UniPcLevels
{
    public static IReadOnlyList<double> Create(int steps, NoiseLevels levels, UniPcSpacing spacing)
    {
        var count = steps == 1 ? 1 : A1111Timesteps.Create(steps, levels).Count;
        return [.. Enumerable.Range(0, count + 1).Select(index => At(index / (double)count, levels, spacing))];
    }

    private static double At(double share, NoiseLevels levels, UniPcSpacing spacing)
    {
        // Time t in (0, 1] belongs to training timestep trained * t - 1.
        var trained = levels.Sigmas.Count;
        var first = 1.0 / trained;
        return spacing switch
        {
            UniPcSpacing.TimeUniform => AtTime(1 + (share * (first - 1))),
            UniPcSpacing.TimeQuadratic => AtTime(Math.Pow(1 + (share * (Math.Sqrt(first) - 1)), 2)),
            _ => levels.Max * Math.Pow(levels.Min / levels.Max, share),
        };

        double AtTime(double time) => Interpolate(levels.Sigmas, (trained * time) - 1);
    }

    /// <summary>Linear in log alpha = -log(1 + sigma^2) / 2, as the authors' noise schedule is, and not in log sigma.</summary>
    private static double Interpolate(IReadOnlyList<double> sigmas, double timestep)
    {
        var low = Math.Clamp((int)timestep, 0, sigmas.Count - 2);
        var share = Math.Clamp(timestep - low, 0, 1);
        var logAlpha = ((1 - share) * LogAlpha(sigmas[low])) + (share * LogAlpha(sigmas[low + 1]));
        return Math.Sqrt(double.ExpM1(-2 * logAlpha));
    }

    private static double LogAlpha(double sigma) => -double.LogP1(sigma * sigma) / 2;
}
