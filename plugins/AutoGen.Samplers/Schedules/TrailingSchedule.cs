using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>diffusers' <c>timestep_spacing: trailing</c>: every (T / n)-th timestep from the last downwards (Lin et al. 2024, table 2).</summary>
internal sealed class TrailingSchedule(SpacingOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => options.End(Trailing(steps, levels), levels);

    /// <summary>The trained sigmas of the timesteps round(T * k / n) - 1, k = n ... 1.</summary>
    internal static IEnumerable<double> Trailing(int steps, NoiseLevels levels)
    {
        var trained = levels.Sigmas.Count;
        return Enumerable.Range(0, steps)
            .Select(index => Math.Max((int)Math.Round(trained - (index * (trained / (double)steps))) - 1, 0))
            .Distinct()
            .Select(timestep => levels.Sigmas[timestep]);
    }
}
