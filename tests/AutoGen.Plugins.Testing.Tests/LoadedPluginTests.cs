using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing.Tests;

public sealed class LoadedPluginTests
{
    private static readonly LoadedPlugin plugin = LoadedPlugin.Load(new Plugin());

    [Fact]
    public void What_a_plugin_adds_is_listed_and_made_from_json()
    {
        var levels = plugin.Schedule("fraction", """{ "share": 0.25 }""").Create(2, ExactGaussian.Levels);

        Assert.Equal(["fraction"], plugin.ScheduleNames);
        Assert.Empty(plugin.SamplerNames);
        Assert.Equal([ExactGaussian.Levels.Max, ExactGaussian.Levels.Max / 4, 0], levels);
    }

    [Fact]
    public void Options_are_checked_as_the_host_does_it()
    {
        Assert.Throws<ValidationException>(() => plugin.Schedule("fraction", """{ "share": 1.5 }"""));
        Assert.Throws<JsonException>(() => plugin.Schedule("fraction", """{ "shares": 0.5 }"""));
        Assert.Throws<KeyNotFoundException>(() => plugin.Schedule("fractions"));
    }

    private sealed class Plugin : IAutoGenPlugin
    {
        public void Register(IPluginRegistry registry) => registry.AddSchedule<Options>("fraction", static options => new Schedule(options.Share));
    }

    private sealed record Options
    {
        [Range(0.0, 1.0)]
        public double Share { get; init; } = 0.5;
    }

    private sealed class Schedule(double share) : ISigmaSchedule
    {
        public IReadOnlyList<double> Create(int steps, NoiseLevels levels) =>
            [.. Enumerable.Range(0, steps).Select(index => levels.Max * Math.Pow(share, index)), 0];
    }
}
