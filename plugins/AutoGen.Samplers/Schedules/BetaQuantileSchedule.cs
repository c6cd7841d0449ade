using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Quantiles of a beta distribution, which crowds steps at both ends (Lee et al. 2024, "Beta Sampling is All You Need").
/// A1111 takes them between the sigmas of the model, ComfyUI between its timesteps, rounded, without the last and without
/// repetitions, so that many steps may become fewer.
/// </summary>
internal sealed class BetaQuantileSchedule(BetaOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var distribution = new BetaDistribution(options.Alpha, options.Beta);
        if (!options.IsComfyui)
            return Ramp.Create(steps, share => levels.Min + (distribution.Quantile(1 - share) * (levels.Max - levels.Min)));
        var last = levels.Sigmas.Count - 1;
        return [.. Enumerable.Range(0, steps)
            .Select(index => (int)Math.Round(distribution.Quantile(1 - (index / (double)steps)) * last))
            .Distinct()
            .Select(timestep => levels.Sigmas[timestep]), 0];
    }
}
