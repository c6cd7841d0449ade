namespace AutoGen.Agent.Tests;

/// <summary>What docs/write-a-sampler.md and docs/write-a-post-processor.md promise: copy the built folder, start, use.</summary>
public sealed class SamplePluginTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Sample_plugins_dropped_into_the_plugin_folder_render_at_the_next_start()
    {
        var before = await Cli.RunAsync("generate", "--prompt", "x", "--sampler", "sample_churn", "--output", folder["before.png"], "--data", folder["data"]);
        Copy("Sample.Sampler");
        Copy("Sample.PostProcessor");

        var (code, _, error) = await AgentProcess.RunAsync(
            "generate", "--prompt", "a red circle on a blue background", "--seed", "7", "--sampler", "sample_churn", "--post-process", "sample_vignette",
            "--output", folder["after.png"], "--data", folder["data"]);
        var plain = await Cli.RunAsync(
            "generate", "--prompt", "a red circle on a blue background", "--seed", "7", "--sampler", "sample_churn", "--output", folder["plain.png"], "--data", folder["data"]);

        Assert.Equal(ExitCode.BadInput, before.Code);
        Assert.True(code == 0, error);
        Assert.Equal(ExitCode.Done, plain.Code);
        var (red, green, blue) = Pictures.Middle(folder["after.png"]);
        Assert.True(red > 130 && green < 110 && blue < 130, $"The middle is {red}, {green}, {blue}.");
        Assert.True(Corner("after.png") < Corner("plain.png") * 0.7, "The vignette darkens the corners.");
    }

    [Fact]
    public async Task A_disabled_plugin_is_listed_so_and_adds_nothing()
    {
        Copy("Sample.Sampler");
        folder.Write("""{ "disabledPlugins": ["Sample.Sampler"] }""", "data", "config", "appsettings.json");

        var plugins = await Cli.RunAsync("list", "plugins", "--json", "--data", folder["data"]);
        var samplers = await Cli.RunAsync("list", "samplers", "--data", folder["data"]);

        Assert.Equal("disabled", plugins.Json.EnumerateArray().Single(static plugin => plugin.Text("name") == "Sample.Sampler").Text("status"));
        Assert.DoesNotContain("sample_churn", samplers.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private int Corner(string picture) => Pictures.Read(folder[picture]).Rgb[..3].Sum(static value => value);

    private void Copy(string plugin)
    {
        Directory.CreateDirectory(folder["data", "plugins", plugin]);
        foreach (var file in Directory.EnumerateFiles(Checkout.BuiltPlugin(plugin)))
            File.Copy(file, folder["data", "plugins", plugin, Path.GetFileName(file)]);
    }
}
