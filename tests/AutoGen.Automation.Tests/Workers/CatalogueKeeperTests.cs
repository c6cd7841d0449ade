using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Workers;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoGen.Automation.Tests.Workers;

public sealed class CatalogueKeeperTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();

    public CatalogueKeeperTests() => Directory.CreateDirectory(Plugins);

    private string Plugins => folder.At("plugins");

    private RenderingOptions Options => new() { PluginRoots = [Plugins] };

    [Fact]
    public void What_a_worker_said_holds_after_a_restart_as_long_as_nothing_has_changed()
    {
        var first = Open();
        Assert.Null(first.Current);
        first.Take(Said("euler"), first.Fingerprint);

        Assert.Equal("euler", NameIn(Open()));
        File.WriteAllText(Path.Combine(Plugins, "new.dll"), "plugin");
        Assert.Null(Open().Current);
    }

    [Fact]
    public void Other_options_make_it_unknown()
    {
        var keeper = Open();
        keeper.Take(Said("euler"), keeper.Fingerprint);

        keeper.Check(Options with { DisabledPlugins = ["one"] }, atOnce: true);
        Assert.Null(keeper.Current);
        keeper.Check(Options, atOnce: true);
        Assert.Equal("euler", NameIn(keeper));
    }

    [Fact]
    public void A_change_is_seen_at_the_next_look_said_once_and_settles_a_second_later()
    {
        var keeper = Open();
        keeper.Take(Said("euler"), keeper.Fingerprint);
        var changes = 0;
        keeper.Changed += () => changes++;
        Assert.True(keeper.Settled);

        File.WriteAllText(Path.Combine(Plugins, "new.dll"), "plugin");
        time.Advance(2);
        keeper.Check(Options);
        keeper.Check(Options);
        Assert.Equal((1, null, false), (changes, keeper.Current, keeper.Settled));
        time.Advance(1);
        Assert.True(keeper.Settled);
    }

    [Fact]
    public void What_a_worker_saw_before_a_change_does_not_count_after_it()
    {
        var keeper = Open();
        var seen = keeper.Fingerprint;
        File.WriteAllText(Path.Combine(Plugins, "new.dll"), "plugin");
        keeper.Check(Options, atOnce: true);

        keeper.Take(Said("euler"), seen);

        Assert.Null(keeper.Current);
    }

    [Fact]
    public void A_power_cut_at_any_step_leaves_what_was_known_before_or_after()
    {
        var undisturbed = new CrashingFiles();
        Open(undisturbed).Take(Said("two"), Open().Fingerprint);
        Assert.InRange(undisturbed.Steps, 4, 20);
        for (var step = 1; step <= undisturbed.Steps; step++)
        {
            Directory.Delete(folder.At("data"), recursive: true);
            var before = Open();
            before.Take(Said("one"), before.Fingerprint);
            var cut = Open(new CrashingFiles(step));
            Assert.Throws<CrashingFiles.PowerCut>(() => cut.Take(Said("two"), cut.Fingerprint));

            Assert.Contains(NameIn(Open()), new[] { "one", "two" });
            var after = Open();
            after.Take(Said("three"), after.Fingerprint);
            Assert.Equal("three", NameIn(Open()));
        }
    }

    public void Dispose() => folder.Dispose();

    private static Catalogue Said(string plugin) => new() { Plugins = [new PluginEntry(plugin, "/plugins/" + plugin, PluginStatus.Malfunctioned)] };

    private static string NameIn(CatalogueKeeper keeper) => Assert.Single(keeper.Current!.Plugins).Name;

    private CatalogueKeeper Open(CrashingFiles? files = null)
    {
        var keeper = new CatalogueKeeper(folder.At("data"), files ?? new CrashingFiles(), time, NullLogger.Instance);
        keeper.Open(Options);
        return keeper;
    }
}
