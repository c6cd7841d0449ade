using AutoGen.Abstractions;

namespace CrashingRegister;

/// <summary>Kills the process that loads it, after it has registered something sound.</summary>
public sealed class CrashingRegisterPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddSchedule<NoOptions>("never_seen", static _ => new HalfSchedule());
        Environment.FailFast("CrashingRegister does not want to be loaded");
    }
}

internal sealed class HalfSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => [levels.Max, 0];
}
