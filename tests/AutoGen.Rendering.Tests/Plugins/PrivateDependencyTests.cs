using AutoGen.Abstractions;
using AutoGen.Protocol.Catalogues;
using AutoGen.Rendering.Plugins;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Plugins;

/// <summary>Two plugins and the host use one library in versions that do not fit each other.</summary>
public sealed class PrivateDependencyTests : IDisposable
{
    private static readonly NoiseLevels levels = new([1, 2]);
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Every_plugin_works_with_the_version_that_it_brings_along()
    {
        Assert.Equal([6, 0], new PrivateLibrary.Ramp(6).Fall(1)); // the host's is loaded
        BuiltPlugins.Install(root.Path, "PrivateDependencyOne", "PrivateDependencyTwo");

        var host = PluginHost.Load([root.Path], new PluginLoading([]));

        Assert.All(host.Plugins, static plugin => Assert.Equal(PluginStatus.Active, plugin.Status));
        Assert.Equal([2, 1, 0], Create(host, "ramp_one"));
        Assert.Equal([20, 10, 0], Create(host, "ramp_two"));
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(static assembly => assembly.GetName().Name == "PrivateLibrary");
        Assert.Equal([1, 2, 2], loaded.Select(static assembly => assembly.GetName().Version!.Major).Order());
    }

    private static IReadOnlyList<double> Create(PluginHost host, string name)
    {
        var schedule = host.Extensions.Schedules[name];
        Assert.True(schedule.Options.Bind([], name).TryGet(out var options, out _));
        return schedule.Create(options).Create(2, levels);
    }
}
