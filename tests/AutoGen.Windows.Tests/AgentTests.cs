using System.Diagnostics;

namespace AutoGen.Windows.Tests;

/// <summary>The published Windows agent: one picture, a watched folder, a plugin, a crash.</summary>
public sealed class AgentTests(Wine wine) : IClassFixture<Wine>
{
    private const string Prompt = "a red circle on a blue background";

    [WineFact]
    public async Task Doctor_finds_nothing_broken_and_says_which_natives_it_has()
    {
        var (code, output) = await wine.AgentAsync("doctor", "--data", Wine.PathOf(wine.NewFolder()));

        Assert.True(code == 0, output);
        Assert.Contains("Microsoft Windows 10", output, StringComparison.Ordinal);
        Assert.Contains("providers: Dml", output, StringComparison.Ordinal);
        Assert.Contains("0 errors", output, StringComparison.Ordinal);
    }

    [WineFact]
    public async Task Without_the_visual_cpp_runtime_nothing_starts_and_it_is_said_what_is_missing_and_where_to_get_it()
    {
        var folder = wine.NewFolder();
        var (code, output) = await wine.AgentWithoutAsync("msvcp140_1", "run", "--workspace", Wine.PathOf(folder), "--data", Wine.PathOf(Path.Combine(folder, "data")));

        Assert.Equal(1, code);
        Assert.Contains("msvcp140_1.dll cannot be loaded", output, StringComparison.Ordinal);
        Assert.Contains("vc_redist.x64.exe", output, StringComparison.Ordinal);
        Assert.Contains("[visual-cpp-missing]", output, StringComparison.Ordinal);
    }

    [WineFact]
    public async Task A_picture_equals_that_of_linux_within_one_level_and_without_a_display_the_cpu_makes_it()
    {
        var folder = wine.NewFolder();
        var (here, there) = (Path.Combine(folder, "linux.png"), Path.Combine(folder, "windows.png"));
        using var linux = Process.Start(Path.Combine(Wine.Root, "artifacts", "autogen", "autogen"), ["generate", "--prompt", Prompt, "--seed", "7", "--output", here]);
        var (code, output) = await wine.AgentAsync("generate", "--prompt", Prompt, "--seed", "7", "--output", Wine.PathOf(there));
        await linux.WaitForExitAsync();

        Assert.True(code == 0, output);
        Assert.Contains("Computing on the CPU", output, StringComparison.Ordinal);
        Assert.InRange(Pixels.LargestDifference(here, there), 0, 1);
    }

    [WineFact]
    public async Task Files_dropped_before_and_after_the_agent_was_killed_become_pictures_also_with_a_plugin_dropped_meanwhile()
    {
        var folder = wine.NewFolder();
        string At(params string[] parts) => Path.Combine([folder, .. parts]);
        using (var agent = wine.Start(Wine.Agent, "run", "--workspace", Wine.PathOf(folder), "--data", Wine.PathOf(At("data"))))
        {
            var said = Wine.Collect(agent);
            await Wait.UntilAsync(() => Directory.Exists(At("inbox")), said);
            await File.WriteAllTextAsync(At("inbox", "first.txt"), string.Join('\n', Enumerable.Repeat(Prompt, 6)));
            await Wait.UntilAsync(() => Pictures(At("outbox")) >= 2, said);
            wine.KillAgents();
        }

        Copy(Wine.SamplePlugin, At("data", "plugins", "Sample.Sampler"));
        using var next = wine.Start(Wine.Agent, "run", "--workspace", Wine.PathOf(folder), "--data", Wine.PathOf(At("data")));
        var saidNext = Wine.Collect(next);
        await File.WriteAllTextAsync(At("inbox", "second.json"), $$"""{ "prompt": "{{Prompt}}", "sampler": "sample_churn" }""");
        await Wait.UntilAsync(() => File.Exists(At("inbox", "done", "first.txt")) && File.Exists(At("inbox", "done", "second.json")), saidNext);
        var (code, output) = await wine.AgentAsync("stop", "--data", Wine.PathOf(At("data")));

        Assert.True(code == 0, output);
        Assert.Equal(
            ["first-0001", "first-0002", "first-0003", "first-0004", "first-0005", "first-0006", "second-0001"],
            Directory.EnumerateFiles(At("outbox"), "*.png").Select(static path => Path.GetFileName(path)[..Path.GetFileName(path).LastIndexOf('-')]).Order(StringComparer.Ordinal));
    }

    private static int Pictures(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.png").Count() : 0;

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
