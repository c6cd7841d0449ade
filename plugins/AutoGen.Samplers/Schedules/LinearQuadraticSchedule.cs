using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of the linear-quadratic schedule.</summary>
public sealed record LinearQuadraticOptions
{
    /// <value>Share of the noise that the linear half takes away, 0.001 to 0.5. Default 0.025.</value>
    [Range(0.001, 0.5)]
    [Description("Share of the noise that the linear first half takes away.")]
    public double ThresholdNoise { get; init; } = 0.025;
}

/// <summary>
/// Sigma falls linearly in the first half of the steps, as slowly as with hundreds of them, and quadratically in the second
/// (Genmo 2024, Mochi 1; Meta 2024, "Movie Gen", section 3.4.2; ComfyUI "linear_quadratic").
/// </summary>
internal sealed class LinearQuadraticSchedule(LinearQuadraticOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => steps == 1
        ? [levels.Max, 0]
        : [.. Enumerable.Range(0, steps).Select(index => levels.Max * (1 - TakenAway(index, steps))), 0];

    /// <summary>The share of the noise that is gone before step <paramref name="index"/>.</summary>
    private double TakenAway(int index, int steps)
    {
        var linear = steps / 2;
        var slope = options.ThresholdNoise / linear;
        if (index < linear)
            return slope * index;
        // the parabola that goes on from the line's end with its slope, and reaches 1 at the last step
        var quadratic = (double)(steps - linear);
        var bend = (linear - (options.ThresholdNoise * steps)) / (linear * quadratic * quadratic);
        var behind = index - linear;
        return options.ThresholdNoise + (slope * behind) + (bend * behind * behind);
    }
}
