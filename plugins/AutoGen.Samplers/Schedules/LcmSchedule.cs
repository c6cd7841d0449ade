using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of the schedule of latent consistency models.</summary>
public sealed record LcmScheduleOptions
{
    /// <value>Timesteps of the distillation, 1 to 1000. Default 50.</value>
    [Range(1, 1000)]
    [Description("Timesteps that the model was distilled at.")]
    public int OriginalSteps { get; init; } = 50;

    /// <value>Whether only those timesteps are visited, as diffusers does; else log sigma is interpolated, as A1111 does. Default false.</value>
    [Description("Visit only the timesteps of the distillation (diffusers), instead of interpolating between them (A1111).")]
    public bool Exact { get; init; }
}

/// <summary>The timesteps that a consistency model was distilled at, T / 50 - 1, 2 T / 50 - 1 ... (Luo et al. 2023), or n of them.</summary>
internal sealed class LcmSchedule(LcmScheduleOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var count = Math.Min(options.OriginalSteps, levels.Sigmas.Count);
        var stride = levels.Sigmas.Count / count;
        double[] distilled = [.. Enumerable.Range(1, count).Select(index => levels.Sigmas[(index * stride) - 1])];
        if (options.Exact)
            return [.. Enumerable.Range(0, steps).Select(index => (int)((long)index * count / steps)).Distinct().Select(index => distilled[^(index + 1)]), 0];
        return count == 1 ? [distilled[0], 0] : new NormalSchedule().Create(steps, new NoiseLevels(distilled));
    }
}
