using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Evenly spaced times 1, 1 - 1/n ... 1/n, shifted as the model has it: how diffusers runs Flux and other flow models
/// (<c>sigmas = linspace(1, 1/n, n)</c>). Of a diffusion model the same shares of its timesteps.
/// </summary>
internal sealed class FlowUniformSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var last = levels.SigmaToTimestep(levels.Max);
        return [.. Enumerable.Range(0, steps).Select(index => levels.TimestepToSigma(last * (1 - (index / (double)steps)))), 0];
    }
}
