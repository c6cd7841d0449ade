using AutoGen.Abstractions;
using PrivateLibrary;

namespace PrivateDependencyTwo;

/// <summary>Carries version 2 of a library.</summary>
public sealed class PrivateDependencyTwoPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddSchedule<NoOptions>("ramp_two", static _ => new Schedule());

    private sealed class Schedule : ISigmaSchedule
    {
        public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => new Ramp(10).Fall(steps);
    }
}
