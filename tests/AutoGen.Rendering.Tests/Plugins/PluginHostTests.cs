using AutoGen.Protocol.Catalogues;
using AutoGen.Rendering.Plugins;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Plugins;

public sealed class PluginHostTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void A_sound_plugin_is_active_and_lists_what_it_adds()
    {
        var plugin = Assert.Single(Load("Sample.Sampler").Plugins);

        Assert.Equal(("Sample.Sampler", PluginStatus.Active), (plugin.Name, plugin.Status));
        Assert.Equal(["sampler sample_churn"], plugin.Adds);
        Assert.Null(plugin.Problem);
        Assert.NotNull(plugin.Version);
    }

    [Fact]
    public void A_plugin_with_private_dependencies_finds_them_in_its_folder()
    {
        var host = Load("AutoGen.PostProcessors");

        Assert.Equal(PluginStatus.Active, host.Plugins[0].Status);
        Assert.Equal(
            ["border", "convert", "copy_to", "crop", "grain", "levels", "pad", "resize", "sharpen", "strip_metadata", "watermark"],
            host.Extensions.PostProcessors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["grid"], host.Extensions.SheetMakers.Keys);
    }

    [Theory]
    [InlineData("MissingDependency", PluginStatus.Malfunctioned, "plugin-missing-dependency", "needs NotCopied 0.1.0.0, which is not in its folder")]
    [InlineData("WrongContractVersion", PluginStatus.NotSupported, "plugin-contract-version", "built against AutoGen.Abstractions 2.0.0.0; this host has 1.0.0.0")]
    [InlineData("ThrowingRegister", PluginStatus.Malfunctioned, "plugin-threw", "The licence server does not answer.")]
    [InlineData("NoEntry", PluginStatus.Malfunctioned, "plugin-no-entry", "no public class that implements IAutoGenPlugin")]
    [InlineData("TwoEntries", PluginStatus.Malfunctioned, "plugin-no-entry", "TwoEntries.AnotherPlugin, TwoEntries.TwoEntriesPlugin")]
    public void A_faulty_plugin_is_listed_with_its_reason_and_harms_no_other(string name, PluginStatus status, string code, string reason)
    {
        var host = Load(name, "Sample.Sampler");

        var faulty = host.Plugins.Single(plugin => plugin.Name == name);
        Assert.Equal(status, faulty.Status);
        Assert.Equal(code, faulty.Problem?.Code);
        Assert.Contains(name, faulty.Problem?.Message, StringComparison.Ordinal);
        Assert.Contains(reason, faulty.Problem?.Message, StringComparison.Ordinal);
        Assert.NotNull(faulty.Problem?.Remedy);
        Assert.Empty(faulty.Adds);
        Assert.Equal(["sampler sample_churn"], host.Extensions.Labels);
    }

    [Fact]
    public void A_plugin_that_takes_a_name_of_another_is_refused_whole()
    {
        var host = Load("AutoGen.PostProcessors", "DuplicateName");

        var problem = host.Plugins.Single(plugin => plugin.Name == "DuplicateName").Problem;
        Assert.Equal("plugin-name-taken", problem?.Code);
        Assert.Contains("post-processor resize, which the plugin AutoGen.PostProcessors has registered already", problem?.Message, StringComparison.Ordinal);
        Assert.Equal("AutoGen.PostProcessors", host.Extensions.PostProcessors["resize"].Plugin);
        Assert.DoesNotContain("unheard_of", host.Extensions.PostProcessors.Keys);
    }

    [Fact]
    public void A_disabled_plugin_is_listed_and_none_of_its_code_runs()
    {
        BuiltPlugins.Install(root.Path, "ThrowingRegister");

        var plugin = Assert.Single(PluginHost.Load([root.Path], new PluginLoading(["throwingregister"])).Plugins);

        Assert.Equal((PluginStatus.Disabled, "plugin-disabled"), (plugin.Status, plugin.Problem?.Code));
    }

    [Fact]
    public void A_folder_without_its_assembly_and_a_file_that_is_none_are_listed()
    {
        Directory.CreateDirectory(root.File("Empty"));
        Directory.CreateDirectory(root.File("Text"));
        File.WriteAllText(Path.Combine(root.File("Text"), "Text.dll"), "not an assembly");
        File.WriteAllText(root.File("stray.txt"), "files beside the folders are no plugins");

        var plugins = PluginHost.Load([root.Path], new PluginLoading([])).Plugins;

        Assert.Equal(["Empty", "Text"], plugins.Select(plugin => plugin.Name));
        Assert.All(plugins, plugin => Assert.Equal("plugin-not-loadable", plugin.Problem?.Code));
        Assert.Contains("Empty.dll", plugins[0].Problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Roots_are_taken_in_order_and_folders_by_name_and_the_first_of_a_name_wins()
    {
        using var second = new TemporaryFolder();
        BuiltPlugins.Install(root.Path, "Sample.Sampler", "Sample.PostProcessor");
        BuiltPlugins.Install(second.Path, "Sample.Sampler");

        var plugins = PluginHost.Load([root.Path, root.File("not there"), second.Path], new PluginLoading([])).Plugins;

        Assert.Equal(
            [("Sample.PostProcessor", PluginStatus.Active), ("Sample.Sampler", PluginStatus.Active), ("Sample.Sampler", PluginStatus.Malfunctioned)],
            plugins.Select(plugin => (plugin.Name, plugin.Status)));
    }

    [Fact]
    public void The_files_of_a_loaded_plugin_can_be_replaced()
    {
        Load("Sample.Sampler");

        Directory.Delete(root.File("Sample.Sampler"), recursive: true);

        Assert.False(Directory.Exists(root.File("Sample.Sampler")));
    }

    private PluginHost Load(params string[] names)
    {
        BuiltPlugins.Install(root.Path, names);
        return PluginHost.Load([root.Path], new PluginLoading([]));
    }
}
