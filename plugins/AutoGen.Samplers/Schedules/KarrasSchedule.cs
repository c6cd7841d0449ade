using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of the Karras schedule.</summary>
public sealed record KarrasOptions : SigmaRangeOptions
{
    /// <value>How strongly steps crowd at low noise, 0.1 to 100. Default 7.</value>
    [Range(0.1, 100.0)]
    [Description("How strongly steps crowd at low noise; 1 = evenly spaced sigmas.")]
    public double Rho { get; init; } = 7;
}

/// <summary>Evenly spaced rho-th roots of sigma (Karras et al. 2022, equation 5).</summary>
internal sealed class KarrasSchedule(KarrasOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var (min, max) = options.RangeFor(levels);
        var (minRoot, maxRoot) = (Math.Pow(min, 1 / options.Rho), Math.Pow(max, 1 / options.Rho));
        return Ramp.Create(steps, share => Math.Pow(maxRoot + (share * (minRoot - maxRoot)), options.Rho));
    }
}
