using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Timesteps t_i = (T - 1) * (1 + cos(pi * i / (n - 1))) / 2: half a cosine, which lingers at both ends (the annealing of
/// Loshchilov and Hutter 2017, SGDR, equation 5, applied to the T trained timesteps).
/// </summary>
internal sealed class CosineSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) =>
        Ramp.Create(steps, share => Timesteps.SigmaAt(levels, (1 - Math.Cos(Math.PI * share)) / 2));
}
