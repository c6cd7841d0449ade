using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Evenly spaced arctangents of sigma, which minimise a bound of the KL divergence (Sabour et al. 2024, "Align Your Steps",
/// theorem 3.1). ComfyUI takes n of them down to sigma min and appends 0. A1111 takes n + 1 and appends nothing, so its
/// last step ends at sigma min and some noise stays.
/// </summary>
internal sealed class KlOptimalSchedule(DialectOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var (min, max) = (Math.Atan(levels.Min), Math.Atan(levels.Max));
        return options.IsComfyui ? Ramp.Create(steps, SigmaAt) : [.. Enumerable.Range(0, steps + 1).Select(index => SigmaAt(index / (double)steps))];

        // Both tools round the angle to float32, which the tangent magnifies near a right one: 4518.2 of 4518.8 at zero SNR.
        double SigmaAt(double share) => Math.Min(Math.Tan((float)((share * min) + ((1 - share) * max))), levels.Max);
    }
}
