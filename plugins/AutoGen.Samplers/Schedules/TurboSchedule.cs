using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// For models distilled to few steps (Sauer et al. 2023, "Adversarial Diffusion Distillation"): the whole timesteps
/// round(T * k / n) - 1 for k = n ... 1, so that the last trained timestep comes first and the one behind the last step is
/// 0. ComfyUI's "SDTurboScheduler" takes the first n of the ten that n = 10 has, and ten at most.
/// </summary>
internal sealed class TurboSchedule(DialectOptions options) : ISigmaSchedule
{
    private const int Grid = 10;

    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => options.IsComfyui
        ? [.. TrailingSchedule.Trailing(Grid, levels).Take(Math.Min(steps, Grid)), 0]
        : [.. TrailingSchedule.Trailing(steps, levels), 0];
}
