namespace AutoGen.Agent.Tests.Workers;

/// <summary>The agent as a process, whose plugin folder changes while it runs.</summary>
public sealed class RunningPluginTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RunningPluginTests() => Directory.CreateDirectory(folder["data", "plugins"]);

    [Fact]
    public async Task A_plugin_that_appears_is_replaced_and_disappears_is_followed_by_what_may_be_dropped()
    {
        using var agent = await StartAsync();
        WorkerBench.Copy(Checkout.BuiltPlugin("Sample.Sampler"), folder["data", "plugins"], "Sample.Sampler");
        await agent.UntilAsync(() => Catalogue().Contains("sample_churn", StringComparison.Ordinal), "the new sampler is known");
        Drop("first", "sample_churn");
        await agent.UntilAsync(() => Exists("done", "first.json"), "it has rendered");

        File.WriteAllText(folder["data", "plugins", "Sample.Sampler", "plugin.json"], """{ "id": "Sample.Sampler", "version": "9.0" }""");
        await agent.UntilAsync(() => Catalogue().Contains("\"9.0\"", StringComparison.Ordinal), "the replaced one is known");
        Directory.Delete(folder["data", "plugins", "Sample.Sampler"], recursive: true);
        await agent.UntilAsync(() => !Catalogue().Contains("sample_churn", StringComparison.Ordinal), "it is gone");
        Drop("second", "sample_churn");

        await agent.UntilAsync(() => Exists("failed", "second.json.report.txt"), "nothing can be rendered with it");
        Assert.Contains("[sampler-unknown]", Report("second"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sampler_that_fails_is_named_in_the_report_and_its_plugin_is_listed_as_malfunctioned()
    {
        folder.Write("""{ "pluginFailures": 1 }""", "data", "config", "appsettings.json");
        WorkerBench.Copy(Checkout.BuiltTestPlugin("FaultySamplers"), folder["data", "plugins"], "FaultySamplers");
        using var agent = await StartAsync();
        Drop("odd", "throwing");

        await agent.UntilAsync(() => Exists("failed", "odd.json.report.txt"), "the drop has failed");
        await agent.UntilAsync(() => Catalogue().Contains("plugin-fails-renders", StringComparison.Ordinal), "its plugin is left out");
        var plugins = await Cli.RunAsync("list", "plugins", "--json", "--data", folder["data"]);
        var samplers = await Cli.RunAsync("list", "samplers", "--data", folder["data"]);
        var doctor = await Cli.RunAsync("doctor", "--data", folder["data"]);

        Assert.Contains("The sampler throwing (plugin FaultySamplers 0.1.0.0) failed with InvalidOperationException: a matrix is singular", Report("odd"), StringComparison.Ordinal);
        var plugin = plugins.Json.EnumerateArray().Single(static plugin => plugin.Text("name") == "FaultySamplers");
        Assert.Equal(("malfunctioned", "plugin-fails-renders"), (plugin.Text("status"), plugin.GetProperty("problem").Text("code")));
        Assert.DoesNotContain("throwing", samplers.Output, StringComparison.Ordinal);
        Assert.Contains("The plugin FaultySamplers 0.1.0.0 failed 1 render.", doctor.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<AgentProcess> StartAsync()
    {
        Directory.CreateDirectory(folder["workspace", "inbox"]);
        var agent = AgentProcess.Start("run", "--workspace", folder["workspace"], "--data", folder["data"]);
        await agent.UntilAsync(() => Catalogue().Contains("\"euler\"", StringComparison.Ordinal), "the catalogue is known");
        return agent;
    }

    private void Drop(string name, string sampler) => folder.Write($$"""{ "prompt": "a tree", "steps": 2, "sampler": "{{sampler}}" }""", "workspace", "inbox", name + ".json");

    private bool Exists(params string[] parts) => File.Exists(folder[["workspace", "inbox", .. parts]]);

    private string Report(string name) => File.ReadAllText(folder["workspace", "inbox", "failed", name + ".json.report.txt"]);

    private string Catalogue() => File.Exists(folder["data", "catalogue.json"]) ? File.ReadAllText(folder["data", "catalogue.json"]) : "";
}
