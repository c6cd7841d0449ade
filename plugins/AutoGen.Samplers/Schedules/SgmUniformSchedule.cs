using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Evenly spaced timesteps from the last towards the first, which is not visited: the way to 0 is as long as every other
/// step (Stability's generative-models; A1111 and ComfyUI "SGM Uniform").
/// </summary>
internal sealed class SgmUniformSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) =>
        [.. Enumerable.Range(0, steps).Select(index => Timesteps.SigmaAt(levels, index / (double)steps)), 0];
}
