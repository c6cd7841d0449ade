using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Timesteps t_i = (T - 1) * (1 - i / (n - 1))^2: they crowd at low noise (Song et al. 2020, DDIM, appendix D.3:
/// tau_i = c * i^2, with c such that the last of the T trained timesteps is reached).
/// </summary>
internal sealed class QuadraticSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) =>
        Ramp.Create(steps, share => Timesteps.SigmaAt(levels, 1 - Math.Pow(1 - share, 2)));
}
