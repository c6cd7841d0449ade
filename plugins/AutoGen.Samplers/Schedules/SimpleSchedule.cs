using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Every n-th trained sigma, from the last; no interpolation (ComfyUI and A1111 "Simple").</summary>
internal sealed class SimpleSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var stride = levels.Sigmas.Count / (double)steps;
        return [.. Enumerable.Range(0, steps).Select(index => levels.Sigmas[^(1 + (int)(index * stride))]), 0];
    }
}
