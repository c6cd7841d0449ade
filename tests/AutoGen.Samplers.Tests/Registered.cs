namespace AutoGen.Samplers.Tests;

/// <summary>The built-in samplers and schedules, loaded once.</summary>
internal static class Registered
{
    public static LoadedPlugin Plugin { get; } = LoadedPlugin.Load(new SamplersPlugin());
}
