using AutoGen.Abstractions;

namespace ThrowingRegister;

/// <summary>Registers something sound, then throws: nothing of it may stay.</summary>
public sealed class ThrowingRegisterPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddSchedule<NoOptions>("left_over", static _ => new HalfSchedule());
        throw new InvalidOperationException("The licence server does not answer.");
    }
}

internal sealed class HalfSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => [levels.Max, 0];
}
