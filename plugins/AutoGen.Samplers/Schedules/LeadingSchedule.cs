using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>diffusers' <c>timestep_spacing: leading</c>: every (T / n)-th timestep from 0 upwards, plus an offset; the last is not reached.</summary>
internal sealed class LeadingSchedule(LeadingOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var (parts, least) = options.Variant == SpacingVariant.Dpm ? (steps + 1, 1) : (steps, 0);
        var stride = levels.Sigmas.Count / parts;
        var last = levels.Sigmas.Count - 1;
        var timesteps = Enumerable.Range(0, steps).Select(index => Math.Min(((steps - 1 - index + least) * stride) + options.StepsOffset, last));
        return options.End(timesteps.Distinct().Select(timestep => levels.Sigmas[timestep]), levels);
    }
}
