using AutoGen.Abstractions;
using AutoGen.Samplers.Schedules;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>
/// The levels of A1111's DDIM and PLMS: those of the schedule ddim_uniform without its final 0, so that the run ends at
/// timestep 1. So 10 steps are 9, and 30 are 30, as the whole stride of 33 leaves 31 timesteps.
/// </summary>
internal sealed class A1111Timesteps : IOwnLevels
{
    private const int FewestSteps = 2;

    /// <summary>Descending. One step, of which A1111 makes none, is run as two.</summary>
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => Descending(steps, levels);

    public IReadOnlyList<double> Below(IReadOnlyList<double> ascending, NoiseLevels levels) => [.. ascending.Reverse()];

    /// <inheritdoc cref="Create"/>
    public static IReadOnlyList<double> Descending(int steps, NoiseLevels levels) =>
        [.. new DdimUniformSchedule().Create(Math.Max(FewestSteps, steps), levels).SkipLast(1)];
}
