using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>The way over the timesteps of a model, from the one of its greatest sigma to the one of its least.</summary>
internal static class Timesteps
{
    /// <summary>The sigma at a share of the way, 0 to 1.</summary>
    public static double SigmaAt(NoiseLevels levels, double share)
    {
        var (first, last) = (levels.SigmaToTimestep(levels.Max), levels.SigmaToTimestep(levels.Min));
        return levels.TimestepToSigma(first + (share * (last - first)));
    }

    /// <summary>The trained sigma of a whole timestep; between two of them linear in sigma, as numpy's <c>interp</c>.</summary>
    public static double Interpolate(IReadOnlyList<double> sigmas, double timestep)
    {
        var low = Math.Clamp((int)timestep, 0, sigmas.Count - 2);
        return sigmas[low] + ((timestep - low) * (sigmas[low + 1] - sigmas[low]));
    }
}
