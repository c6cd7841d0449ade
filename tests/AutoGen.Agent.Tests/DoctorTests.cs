using System.Text.Json;
using AutoGen.Agent.Checks;

namespace AutoGen.Agent.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_whole_installation_is_well()
    {
        var (code, output, error) = await AgentProcess.RunAsync("doctor", "--json", "--data", folder["data"]);

        Assert.True(code == 0, output + error);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.True(report.GetProperty("ok").GetBoolean());
        var names = report.GetProperty("checks").EnumerateArray().Select(static check => check.Text("name")).ToList();
        Assert.All(["system", ".NET", "ONNX Runtime", "providers", "running", "control socket", "database", "logs", "package set", "SixLabors.ImageSharp", "data", "AutoGen.Samplers", "pocket"], name => Assert.Contains(name, names));
    }

    [Fact]
    public async Task It_shows_where_each_value_came_from()
    {
        folder.Write("""{ "threads": 1, "defaults": { "steps": 9 } }""", "data", "config", "appsettings.json");
        var workspace = folder.Write("""
            {
              "threads": 2
            }
            """, "workspace", "config", "appsettings.json");

        var result = await Cli.RunAsync("doctor", "--data", folder["data"], "--workspace", folder["workspace"]);

        Assert.Contains($"threads: 2  ({workspace}(2))", result.Output, StringComparison.Ordinal);
        Assert.Contains($"defaults.steps: 9  ({folder["data", "config", "appsettings.json"]}(1))", result.Output, StringComparison.Ordinal);
        Assert.Contains("logLevel: information  (built in)", result.Output, StringComparison.Ordinal);
        Assert.Contains($"watches.inbox: {folder["workspace", "inbox"]} -> {folder["workspace", "outbox"]}  (built in)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_the_configuration_make_it_fail_and_are_shown_with_what_is_allowed()
    {
        folder.Write("""{ "thread": 1 }""", "data", "config", "appsettings.json");

        var result = await Cli.RunAsync("doctor", "--data", folder["data"]);

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("There is no key \"thread\" here.", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 error", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_cannot_be_loaded_is_a_warning_with_its_reason()
    {
        folder.Write("not a library", "data", "plugins", "Broken", "Broken.dll");

        var result = await Cli.RunAsync("doctor", "--data", folder["data"]);

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Contains("warning  Broken:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_an_error_with_its_remedy()
    {
        var file = folder.Write("", "data");

        var result = await Cli.RunAsync("doctor", "--data", file);

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("error    data:", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000_000_000, "Warning")]
    [InlineData(8_000_000_000, "Ok")]
    public void Little_memory_is_a_warning(long bytes, string state) =>
        Assert.Equal(state, RuntimeChecks.Memory(bytes).State.ToString());

    [Theory]
    [InlineData(1_000_000, "Warning", "folder, 1.0 MB free")]
    [InlineData(8_000_000_000, "Ok", "folder, 8.0 GB free")]
    public void Little_disk_space_is_a_warning(long free, string state, string detail)
    {
        var check = FolderChecks.Space("data", "folder", free);

        Assert.Equal((state, detail), (check.State.ToString(), check.Detail));
    }

    public void Dispose() => folder.Dispose();
}
