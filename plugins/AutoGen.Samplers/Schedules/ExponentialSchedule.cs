using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Evenly spaced logarithms of sigma (k-diffusion, <c>get_sigmas_exponential</c>).</summary>
internal sealed class ExponentialSchedule(SigmaRangeOptions options) : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var (min, max) = options.RangeFor(levels);
        return Ramp.Create(steps, share => max * Math.Pow(min / max, share));
    }
}
