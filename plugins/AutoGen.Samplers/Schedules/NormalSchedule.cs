using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Evenly spaced timesteps from the last to the first, both visited (k-diffusion's own; A1111 "Uniform" and "Normal",
/// ComfyUI "normal"). For flow models diffusers spreads the timesteps of Stable Diffusion 3 in this way.
/// </summary>
internal sealed class NormalSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) =>
        Ramp.Create(steps, share => Timesteps.SigmaAt(levels, share));
}
