using AutoGen.Abstractions;
using PrivateLibrary;

namespace PrivateDependencyOne;

/// <summary>Carries version 1 of a library.</summary>
public sealed class PrivateDependencyOnePlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddSchedule<NoOptions>("ramp_one", static _ => new Schedule());

    private sealed class Schedule : ISigmaSchedule
    {
        public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => Ramp.Down(steps);
    }
}
