using AutoGen.Automation.Control;
using AutoGen.Automation.Workers;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Tests.Workers;

/// <summary>What there is, as worker processes say it.</summary>
public sealed class WorkerCatalogueTests
{
    [Fact]
    public async Task A_worker_says_what_there_is_and_the_next_agent_knows_it_without_one()
    {
        await using var bench = new WorkerBench(null, "FaultySamplers");
        var pool = await bench.StartAsync();
        Assert.Null(pool.Current);
        await bench.UntilAsync(() => pool.Current is not null, "the catalogue is known");

        Assert.Equal("pocket", Assert.Single(pool.Current!.Models).Name);
        Assert.Contains(pool.Current.Samplers, static sampler => sampler is { Name: "hang", Plugin: "FaultySamplers" });
        await bench.RestartAsync();

        Assert.Contains(bench.Pool.Current!.Samplers, static sampler => sampler.Name == "euler");
        Assert.Equal(WorkerState.Stopped, bench.Worker.State);
    }

    [Fact]
    public async Task A_plugin_that_kills_the_process_that_loads_it_is_left_out_until_its_files_change()
    {
        await using var bench = new WorkerBench(null, "CrashingRegister");
        await bench.StartAsync();
        await bench.UntilAsync(() => bench.Pool.Current is not null, "the catalogue is known");

        var plugin = Killer(bench);
        Assert.Equal((PluginStatus.Malfunctioned, "plugin-kills-worker"), (plugin.Status, plugin.Problem!.Code));
        Assert.Contains("CrashingRegister does not want to be loaded", plugin.Problem.Message, StringComparison.Ordinal);
        Assert.Contains(bench.Pool.Current!.Samplers, static sampler => sampler.Name == "euler");
        Assert.Equal(1, bench.Worker.Losses);

        File.Delete(Path.Combine(bench.Data, "catalogue.json"));
        await bench.RestartAsync();
        await bench.UntilAsync(() => bench.Pool.Current is not null, "the catalogue is known again");
        Assert.Equal((0, PluginStatus.Malfunctioned), (bench.Worker.Losses, Killer(bench).Status));

        File.WriteAllText(Path.Combine(bench.PluginRoot, "CrashingRegister", "notes.txt"), "version 2");
        await bench.UntilAsync(() => bench.Worker.Losses == 1, "the changed plugin is tried again");
    }

    [Fact]
    public async Task A_plugin_that_fails_render_after_render_is_left_out_until_its_files_change()
    {
        await using var bench = new WorkerBench(new WorkerOptions { PluginFailures = 2 }, "FaultySamplers");
        await bench.StartAsync();
        await bench.UntilAsync(() => Has(bench, "throwing"), "the faulty sampler is known");

        Assert.IsType<RenderOutcome.Failed>(await bench.RenderAsync(WorkerBench.With("throwing")));
        Assert.IsType<RenderOutcome.Failed>(await bench.RenderAsync(WorkerBench.With("wrong_shape")));
        await bench.UntilAsync(() => bench.Pool.Current is { } current && !current.Samplers.Any(static sampler => sampler.Name == "throwing"), "the plugin is left out");

        var plugin = bench.Pool.Current!.Plugins.Single(static plugin => plugin.Name == "FaultySamplers");
        Assert.Equal((PluginStatus.Malfunctioned, "plugin-fails-renders"), (plugin.Status, plugin.Problem!.Code));
        Assert.Contains("The plugin FaultySamplers 0.1.0.0 failed 2 renders in a row.", plugin.Problem.Message, StringComparison.Ordinal);
        Assert.Equal("sampler-unknown", Assert.Single(Assert.IsType<RenderOutcome.Rejected>(await bench.RenderAsync(WorkerBench.With("throwing"))).Problems).Code);
        await bench.CompleteAsync(WorkerBench.Quick);
        Assert.Equal(0, bench.Worker.Losses);

        File.WriteAllText(Path.Combine(bench.PluginRoot, "FaultySamplers", "notes.txt"), "version 2");
        await bench.UntilAsync(() => Has(bench, "throwing"), "the changed plugin is tried again");
    }

    [Fact]
    public async Task The_catalogue_follows_a_plugin_that_comes_and_goes()
    {
        await using var bench = new WorkerBench();
        await bench.StartAsync();
        await bench.UntilAsync(() => bench.Pool.Current is not null, "the catalogue is known");
        var changes = 0;
        bench.Pool.Changed += () => Interlocked.Increment(ref changes);

        WorkerBench.Copy(Checkout.BuiltPlugin("Sample.Sampler"), bench.PluginRoot, "Sample.Sampler");
        await bench.UntilAsync(() => Has(bench, "sample_churn"), "the new sampler is known");
        var manifest = Path.Combine(bench.PluginRoot, "Sample.Sampler", "plugin.json");
        File.WriteAllText(manifest, """{ "id": "Sample.Sampler", "version": "9.0" }""");
        await bench.UntilAsync(() => bench.Pool.Current?.Plugins.Any(static plugin => plugin is { Name: "Sample.Sampler", Version: "9.0" }) == true, "the replaced one is known");
        Directory.Delete(Path.Combine(bench.PluginRoot, "Sample.Sampler"), recursive: true);
        await bench.UntilAsync(() => bench.Pool.Current is { } current && !current.Samplers.Any(static sampler => sampler.Name == "sample_churn"), "it is gone");

        Assert.True(changes >= 2);
        Assert.Equal(0, bench.Worker.Losses);
    }

    private static bool Has(WorkerBench bench, string name) => bench.Pool.Current?.Samplers.Any(sampler => sampler.Name == name) == true;

    private static PluginEntry Killer(WorkerBench bench) => bench.Pool.Current!.Plugins.Single(static plugin => plugin.Name == "CrashingRegister");
}
