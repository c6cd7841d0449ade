using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Evenly spaced timesteps from the last to the first, both visited (k-diffusion's own; A1111 "Uniform" and "Normal").</summary>
internal sealed class NormalSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var last = levels.Sigmas.Count - 1;
        return Ramp.Create(steps, share => levels.TimestepToSigma(last * (1 - share)));
    }
}
