using AutoGen.Protocol.Catalogues;
using AutoGen.Rendering.Plugins;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Plugins;

/// <summary>plugin.json beside the DLL.</summary>
public sealed class PluginManifestTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void What_it_says_is_listed()
    {
        var plugin = Load("""{ "id": "Sample.Sampler", "version": "2.1-beta", "author": "Ada", "description": "Steps.", "contract": "1.0", "later": 1 }""");

        Assert.Equal((PluginStatus.Active, "2.1-beta", "Ada", "Steps.", "1.0"), (plugin.Status, plugin.Version, plugin.Author, plugin.Description, plugin.Contract));
    }

    [Fact]
    public void A_plugin_without_it_is_listed_with_the_version_of_its_assembly()
    {
        var plugin = Load(null);

        Assert.Equal((PluginStatus.Active, "0.1.0.0", null), (plugin.Status, plugin.Version, plugin.Author));
    }

    [Theory]
    [InlineData("{ \"id\": ", "it is no JSON: ")]
    [InlineData("[]", "it is no JSON object.")]
    [InlineData("{}", "its id is ''; id, folder and DLL have the same name.")]
    [InlineData("{ \"id\": \"Another\" }", "its id is 'Another'; id, folder and DLL have the same name.")]
    [InlineData("{ \"id\": \"Sample.Sampler\", \"author\": 1 }", "'author' is no text of at most 500 characters.")]
    [InlineData("{ \"id\": \"Sample.Sampler\", \"contract\": \"one\" }", "'contract' is 'one' and no version such as 1.0.")]
    public void One_that_cannot_be_used_is_the_reason_why_the_plugin_is_not_active(string text, string reason)
    {
        var plugin = Load(text);

        Assert.Equal((PluginStatus.Malfunctioned, "plugin-manifest-invalid"), (plugin.Status, plugin.Problem?.Code));
        Assert.Equal(Path.Combine(root.Path, "Sample.Sampler", "plugin.json"), plugin.Problem?.File);
        Assert.Contains(reason, plugin.Problem?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.99")]
    [InlineData("2.0")]
    [InlineData("0.9")]
    public void A_contract_that_this_host_does_not_have_is_not_supported(string contract)
    {
        var plugin = Load($$"""{ "id": "Sample.Sampler", "contract": "{{contract}}" }""");

        Assert.Equal((PluginStatus.NotSupported, "plugin-contract-version", contract), (plugin.Status, plugin.Problem?.Code, plugin.Contract));
        Assert.Empty(plugin.Adds);
    }

    private PluginEntry Load(string? manifest)
    {
        BuiltPlugins.Install(root.Path, "Sample.Sampler");
        var file = Path.Combine(root.Path, "Sample.Sampler", "plugin.json");
        File.Delete(file);
        if (manifest is not null)
            File.WriteAllText(file, manifest);
        return Assert.Single(PluginHost.Load([root.Path], new PluginLoading([])).Plugins);
    }
}
