using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>diffusers' <c>timestep_spacing: linspace</c>: timesteps evenly spaced over all T, both ends visited (Lin et al. 2024, table 2).</summary>
internal sealed class LinspaceSchedule(SpacingOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        // DPM-Solver's timesteps are one more, of which the last is not visited; one point alone is the first of its range, timestep 0.
        var points = options.Variant == SpacingVariant.Dpm ? steps + 1 : steps;
        // numpy's order of operations, which decides what is rounded at a half
        var stride = (levels.Sigmas.Count - 1.0) / Math.Max(points - 1, 1);
        var timesteps = Enumerable.Range(0, steps).Select(index => (points - 1 - index) * stride);
        if (options.Variant != SpacingVariant.Euler)
            timesteps = timesteps.Select(static timestep => Math.Round(timestep));
        return options.End(timesteps.Select(timestep => Timesteps.Interpolate(levels.Sigmas, timestep)), levels);
    }
}
