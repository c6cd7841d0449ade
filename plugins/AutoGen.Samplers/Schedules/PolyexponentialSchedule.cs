using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of the polyexponential schedule.</summary>
public sealed record PolyexponentialOptions : SigmaRangeOptions
{
    /// <value>Power of the ramp in log sigma, 0.1 to 100. Default 1: the exponential schedule.</value>
    [Range(0.1, 100.0)]
    [Description("How strongly steps crowd at low noise; 1 = as the exponential schedule.")]
    public double Rho { get; init; } = 1;
}

/// <summary>Logarithms of sigma along a power of a ramp (k-diffusion, <c>get_sigmas_polyexponential</c>).</summary>
internal sealed class PolyexponentialSchedule(PolyexponentialOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var (min, max) = options.RangeFor(levels);
        return Ramp.Create(steps, share => min * Math.Pow(max / min, Math.Pow(1 - share, options.Rho)));
    }
}
