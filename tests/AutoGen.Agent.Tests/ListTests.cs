namespace AutoGen.Agent.Tests;

public sealed class ListTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Samplers_are_listed_with_what_they_are_known_as_and_their_options()
    {
        var (code, output, _) = await AgentProcess.RunAsync("list", "samplers", "--data", folder["data"]);

        Assert.Equal(0, code);
        var line = output.Split('\n').Single(line => line.TrimStart().StartsWith("euler_ancestral ", StringComparison.Ordinal));
        Assert.Contains("Euler a", line, StringComparison.Ordinal);
        Assert.Contains("Euler ", line, StringComparison.Ordinal);
        Assert.Contains("every step", line, StringComparison.Ordinal);
        Assert.Contains("eta: 0 to 10 (default 1)", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samplers", "dpmpp_2m")]
    [InlineData("schedules", "karras")]
    [InlineData("guidance", "dynamic_thresholding")]
    [InlineData("models", "pocket")]
    [InlineData("plugins", "AutoGen.Samplers")]
    [InlineData("post-processors", "resize")]
    public async Task Every_list_has_a_json_form(string list, string name)
    {
        var result = await Cli.RunAsync("list", list, "--json", "--data", folder["data"]);

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Contains(name, result.Json.EnumerateArray().Select(static item => item.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_broken_model_folder_is_listed_with_what_is_wrong()
    {
        folder.Write("{", "data", "models", "broken", "model_index.json");

        var result = await Cli.RunAsync("list", "models", "--data", folder["data"]);

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Contains("broken", result.Output, StringComparison.Ordinal);
        Assert.Contains("model_index.json", result.Output, StringComparison.Ordinal);
        Assert.Contains("pocket", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
