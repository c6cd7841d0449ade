using AutoGen.Abstractions;

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

/// <summary>The levels of the authors' UniPC: from the last training timestep to the first, one more than there are steps and none of them 0.</summary>
internal static class UniPcLevels
{
    public static IReadOnlyList<double> Create(int steps, NoiseLevels levels, UniPcSpacing spacing) =>
        [.. Enumerable.Range(0, steps + 1).Select(index => At(index / (double)steps, levels, spacing))];

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

        double AtTime(double time) => levels.TimestepToSigma((trained * time) - 1);
    }
}
