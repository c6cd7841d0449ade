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
internal sealed class UniPcLevels(UniPcSpacing spacing) : IOwnLevels
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) =>
        Between(steps == 1 ? 1 : A1111Timesteps.Descending(steps, levels).Count, 1, levels);

    public IReadOnlyList<double> Below(IReadOnlyList<double> ascending, NoiseLevels levels) =>
        Between(ascending.Count, (levels.SigmaToTimestep(ascending[^1]) + 1) / levels.Sigmas.Count, levels);

    /// <summary>A number of steps from a time down to the first training timestep's.</summary>
    private IReadOnlyList<double> Between(int count, double start, NoiseLevels levels) =>
        [.. Enumerable.Range(0, count + 1).Select(index => At(index / (double)count, start, levels))];

    private double At(double share, double start, NoiseLevels levels)
    {
        // Time t in (0, 1] belongs to training timestep trained * t - 1.
        var trained = levels.Sigmas.Count;
        var first = 1.0 / trained;
        return spacing switch
        {
            UniPcSpacing.TimeUniform => AtTime(start + (share * (first - start))),
            UniPcSpacing.TimeQuadratic => AtTime(Math.Pow(Math.Sqrt(start) + (share * (Math.Sqrt(first) - Math.Sqrt(start))), 2)),
            _ => AtTime(start) * Math.Pow(levels.Min / AtTime(start), share),
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
