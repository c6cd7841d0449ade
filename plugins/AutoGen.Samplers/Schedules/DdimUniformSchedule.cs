using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Every (T / n)-th trained sigma, from timestep 1 upwards (ComfyUI "ddim_uniform", A1111 "DDIM"). The stride is whole: where
/// n does not divide T there are more steps than asked for (31 for 30), and the greatest sigma is below the model's.
/// </summary>
internal sealed class DdimUniformSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var stride = Math.Max(levels.Sigmas.Count / steps, 1);
        var descending = new List<double> { 0 };
        for (var timestep = 1; timestep < levels.Sigmas.Count; timestep += stride)
            descending.Insert(0, levels.Sigmas[timestep]);
        return descending;
    }
}
