using System.Text.Json;
using AutoGen.Agent.Tests.Workers;

namespace AutoGen.Agent.Tests.Configuration;

/// <summary>The real agent, whose configuration changes while it runs.</summary>
public sealed class RunningReloadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Workers_follow_the_plugins_of_a_good_file_and_a_bad_one_is_refused_and_shown()
    {
        WorkerBench.Copy(Checkout.BuiltPlugin("Sample.Sampler"), folder["more"], "Sample.Sampler");
        Directory.CreateDirectory(folder["workspace", "inbox"]);
        var settings = folder.Write("{}", "data", "config", "appsettings.json");
        using var agent = AgentProcess.Start("run", "--workspace", folder["workspace"], "--data", folder["data"]);
        await agent.UntilAsync(() => Catalogue().Contains("\"euler\"", StringComparison.Ordinal), "the catalogue is known");
        Assert.DoesNotContain("sample_churn", Catalogue(), StringComparison.Ordinal);

        File.WriteAllText(settings, $$"""{ "plugins": [{{JsonSerializer.Serialize(folder["more"])}}] }""");
        await agent.UntilAsync(() => Catalogue().Contains("sample_churn", StringComparison.Ordinal), "the new plugin is known");
        File.WriteAllText(settings, $$"""{ "plugins": [{{JsonSerializer.Serialize(folder["nothing"])}}], "threads": "many" }""");
        await agent.UntilAsync(() => agent.Error.Contains("refused; the last good one stays", StringComparison.Ordinal), "the bad file is refused");
        var status = await Cli.RunAsync("status", "--json", "--data", folder["data"], "--workspace", folder["workspace"]);

        Assert.Contains(status.Json.GetProperty("problems").EnumerateArray(), problem => problem.GetProperty("file").GetString() == settings);
        Assert.Contains("sample_churn", Catalogue(), StringComparison.Ordinal);
        File.WriteAllText(settings, $$"""{ "plugins": [{{JsonSerializer.Serialize(folder["more"])}}], "disabledPlugins": ["Sample.Sampler"] }""");
        await agent.UntilAsync(() => !Catalogue().Contains("sample_churn", StringComparison.Ordinal), "the disabled plugin is gone");
    }

    public void Dispose() => folder.Dispose();

    private string Catalogue()
    {
        try
        {
            return File.ReadAllText(folder["data", "catalogue.json"]);
        }
        catch (FileNotFoundException)
        {
            return "";
        }
        catch (DirectoryNotFoundException)
        {
            return "";
        }
    }
}
