using AutoGen.Automation.Files;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Workers;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoGen.Automation.Tests.Workers;

public sealed class PluginFailuresTests : IDisposable
{
    private static readonly Problem Why = new("plugin-part-failed", "The sampler odd (plugin Odd 1.2) failed.");
    private static readonly RenderOutcome Failure = new RenderOutcome.Failed(RenderStage.Sample, Why, Transient: false) { Plugin = "Odd" };
    private readonly TempFolder folder = new();
    private readonly KillerPlugins killers;
    private readonly CatalogueKeeper catalogue;
    private readonly PluginFailures failures;

    public PluginFailuresTests()
    {
        Directory.CreateDirectory(folder.At("data"));
        foreach (var plugin in new[] { "Odd", "Other" })
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder.At("plugins", plugin)).FullName, "plugin.dll"), "one");
        var files = new DurableFiles();
        killers = new KillerPlugins(folder.At("data"), files);
        catalogue = new CatalogueKeeper(folder.At("data"), files, new FakeTime(), NullLogger.Instance);
        catalogue.Open(Options.Rendering);
        catalogue.Take(Loaded, catalogue.Fingerprint);
        failures = new PluginFailures(killers, catalogue, NullLogger.Instance);
    }

    private WorkerOptions Options => new() { Rendering = new RenderingOptions { PluginRoots = [folder.At("plugins")] } };

    private Catalogue Loaded => new()
    {
        Samplers = [new SamplerEntry("odd", "Odd"), new SamplerEntry("built_in", "BuiltIn")],
        PostProcessors = [new PostProcessorEntry("frame", "Other")],
        Plugins =
        [
            new PluginEntry("Odd", folder.At("plugins", "Odd"), PluginStatus.Active) { Version = "1.2", Adds = ["sampler odd"] },
            new PluginEntry("Other", folder.At("plugins", "Other"), PluginStatus.Active),
            new PluginEntry("BuiltIn", Path.Combine(AppContext.BaseDirectory, "plugins", "BuiltIn"), PluginStatus.Active),
        ],
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_third_failure_in_a_row_leaves_a_plugin_out_until_its_folder_changes()
    {
        Take(Failure, Failure);
        Assert.Empty(killers.LeftOut());
        Assert.NotNull(catalogue.Current);

        Take(Failure);

        var plugin = Assert.Single(killers.LeftOut());
        Assert.Equal(("Odd", "1.2", PluginStatus.Malfunctioned, "plugin-fails-renders"), (plugin.Name, plugin.Version, plugin.Status, plugin.Problem!.Code));
        Assert.Equal("The plugin Odd 1.2 failed 3 renders in a row. It is left out until its files change. The last time: The sampler odd (plugin Odd 1.2) failed.", plugin.Problem.Message);
        Assert.Empty(plugin.Adds);
        Assert.Null(catalogue.Current); // a worker looks again
        File.WriteAllText(Path.Combine(folder.At("plugins", "Odd"), "plugin.dll"), "another");
        Assert.Empty(killers.LeftOut());
    }

    [Fact]
    public void A_render_that_works_in_between_counts_from_the_beginning()
    {
        Take(Failure, Failure, Completed, Failure, Failure);

        Assert.Empty(killers.LeftOut());
    }

    [Fact]
    public void What_is_nobodys_or_the_built_in_plugins_fault_never_counts()
    {
        Take(Enumerable.Repeat(new RenderOutcome.Failed(RenderStage.Sample, Why, Transient: true), 5));
        Take(Enumerable.Repeat(new RenderOutcome.Failed(RenderStage.Sample, Why, Transient: false) { Plugin = "BuiltIn" }, 5), "built_in");
        Take(Enumerable.Repeat(Lost(RenderStage.Decode), 5));

        Assert.Empty(killers.LeftOut());
    }

    [Fact]
    public void A_worker_that_is_lost_counts_for_the_plugins_of_that_stage()
    {
        Take(Enumerable.Repeat(Lost(RenderStage.PostProcess), 3));

        Assert.Equal("Other", Assert.Single(killers.LeftOut()).Name);
    }

    [Fact]
    public void Another_limit_and_none_can_be_set()
    {
        Take(Enumerable.Repeat(Failure, 9), options: Options with { PluginFailures = 0 });
        Assert.Empty(killers.LeftOut());

        Take([Completed, Failure], options: Options with { PluginFailures = 1 });
        Assert.Single(killers.LeftOut());
    }

    private static RenderOutcome Completed => new RenderOutcome.Completed(new RenderedPicture("00", 1, 8, 8, 1, new RenderTimes(0, 1, 1)));

    private static RenderOutcome Lost(RenderStage stage) => new RenderOutcome.WorkerLost(stage, WorkerProblems.Crashed(139), new WorkerEvidence(139, []));

    private void Take(params RenderOutcome[] outcomes) => Take(outcomes, "odd");

    private void Take(IEnumerable<RenderOutcome> outcomes, string sampler = "odd", WorkerOptions? options = null)
    {
        var request = new RenderRequest
        {
            Prompt = "a red circle",
            Model = "pocket",
            Sampler = new NamedOptions(sampler),
            Schedule = new NamedOptions("normal"),
            Steps = 2,
            Cfg = 1,
            Seed = 1,
            Rng = RandomSourceKind.Nv,
            Width = 8,
            Height = 8,
            PostProcess = [new NamedOptions("frame")],
        };
        foreach (var outcome in outcomes)
            failures.Take(request, outcome, Loaded, options ?? Options);
    }
}
