using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of the schedule of continuous variance-preserving noise.</summary>
public sealed record VpOptions
{
    /// <value>Growth of the noise rate, 0.1 to 100. Default 19.9.</value>
    [Range(0.1, 100.0)]
    [Description("Growth of the noise rate.")]
    public double BetaD { get; init; } = 19.9;

    /// <value>Least noise rate, 0 to 10. Default 0.1.</value>
    [Range(0.0, 10.0)]
    [Description("Least noise rate.")]
    public double BetaMin { get; init; } = 0.1;

    /// <value>The time at which it ends, 0.00001 to 0.5. Default 0.001.</value>
    [Range(0.00001, 0.5)]
    [Description("The time at which it ends, before 0.")]
    public double EpsS { get; init; } = 0.001;
}

/// <summary>
/// sigma(t) = sqrt(exp(betaD t^2 / 2 + betaMin t) - 1) of evenly spaced times 1 to epsS: continuous variance-preserving
/// noise (Song et al. 2021; k-diffusion, <c>get_sigmas_vp</c>). It does not ask the model: its greatest sigma is 152 by default.
/// </summary>
internal sealed class VpSchedule(VpOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => Ramp.Create(steps, share =>
    {
        var time = 1 - (share * (1 - options.EpsS));
        return Math.Sqrt(double.ExpM1((options.BetaD * time * time / 2) + (options.BetaMin * time)));
    });
}
