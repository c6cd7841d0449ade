namespace AutoGen.Agent.Tests;

/// <summary>The agent as a process on a workspace of its own.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_dropped_prompt_file_and_an_image_with_a_sidecar_become_pictures_until_it_is_told_to_stop()
    {
        folder.Write("a red circle on a blue background\n", "workspace", "inbox", "circle.txt");
        folder.Write("""{ "prompt": "a house", "strength": 0.5, "steps": 4 }""", "workspace", "inbox", "scene.json");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "pipeline", "init.png"), folder["workspace", "inbox", "scene.png"]);
        using var agent = Start();

        await agent.UntilAsync(() => Pictures() == 2 && Exists("inbox", "done", "circle.txt") && Exists("inbox", "done", "scene.png"), "both drops are done");

        Assert.Contains($"Watching {folder["workspace", "inbox"]}, pictures go to {folder["workspace", "outbox"]}", agent.Output, StringComparison.Ordinal);
        await agent.UntilAsync(() => Lines(agent, "done    ") == 2, "both drops are said to be done");
        Assert.Equal(2, Lines(agent, "accepted"));
        Assert.Equal(2, Lines(agent, "picture "));
        Assert.True(Exists("inbox", "done", "scene.json"));
        Assert.NotEmpty(Directory.EnumerateFiles(folder["workspace", "inbox", "done"], "circle*.report.json"));
        Assert.Contains("src=\"data:image/jpeg;base64,", File.ReadAllText(folder["workspace", "reports", "latest.html"]), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows())
            return; // a console event cannot be sent to one process there
        agent.Signal(AgentProcess.Terminate);
        Assert.Equal(0, await agent.EndAsync());
        Assert.Contains("Stopped.", agent.Output, StringComparison.Ordinal);
        Assert.Equal("", agent.Error.Trim());
        var log = Assert.Single(Directory.EnumerateFiles(folder["data", "logs"], "autogen-*.log"));
        Assert.Equal(2, File.ReadLines(log).Count(static line => line.Contains(" info 1215 DropNews: Drop ", StringComparison.Ordinal) && line.Contains("\"Pictures\":1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Images_that_are_no_whole_pictures_are_answered_and_their_neighbours_rendered()
    {
        var image = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "pipeline", "init.png"));
        foreach (var (name, bytes) in new[] { ("cut", image[..(image.Length / 2)]), ("bomb", PngChunk.Bomb(60000, 60000)), ("notes", "a red circle"u8.ToArray()) })
        {
            folder.Write("""{ "prompt": "a house", "steps": 2 }""", "workspace", "inbox", $"{name}.json");
            File.WriteAllBytes(folder["workspace", "inbox", $"{name}.png"], bytes);
        }

        folder.Write("""{ "prompt": "a tree", "steps": 2 }""", "workspace", "inbox", "tree.json");
        using var agent = Start();

        await agent.UntilAsync(() => Lines(agent, "failed  ") == 3 && Lines(agent, "done    ") == 1, "all four drops are finished");

        Assert.Contains("[image-corrupt]", Report("cut"), StringComparison.Ordinal);
        Assert.Contains("60000 x 60000 pixels; it was not decoded", Report("bomb"), StringComparison.Ordinal);
        Assert.Contains("notes.png is not an image", Report("notes"), StringComparison.Ordinal);
        Assert.True(Exists("inbox", "failed", "cut.json") && Exists("inbox", "done", "tree.json"));
        Assert.Equal(1, Pictures());

        string Report(string name) => File.ReadAllText(folder["workspace", "inbox", "failed", $"{name}.png.report.txt"]);
    }

    [Fact]
    public async Task A_watermark_from_anywhere_is_the_owners_to_name_and_not_that_of_who_drops_a_file()
    {
        var mark = folder["private", "mark.png"];
        Directory.CreateDirectory(folder["private"]);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "pipeline", "init.png"), mark);
        var steps = $$"""[{ "name": "watermark", "path": "{{mark.Replace('\\', '/')}}" }]""";
        folder.Write($$"""
            { "inbox": { "path": "inbox", "output": "outbox" },
              "marked": { "path": "marked", "output": "outbox", "recipe": { "steps": 2, "postProcess": {{steps}} } } }
            """, "workspace", "config", "watches.json");
        folder.Write($$"""
            [
              { "prompt": "a good one", "steps": 2 },
              { "prompt": "a thief", "steps": 2, "postProcess": {{steps}} }
            ]
            """, "workspace", "inbox", "list.json");
        folder.Write("a tree", "workspace", "marked", "tree.txt");
        using var agent = Start();

        await agent.UntilAsync(() => Exists("inbox", "failed", "list.json.report.txt") && Exists("marked", "done", "tree.txt.report.txt"), "both drops are finished");

        Assert.Equal(2, Pictures());
        var report = File.ReadAllText(folder["workspace", "inbox", "failed", "list.json.report.txt"]);
        Assert.Contains($"list.json(3): \"{mark.Replace('\\', '/')}\" is not an image that a dropped file may name", report, StringComparison.Ordinal);
        Assert.Contains($"images below {folder["workspace"]} or", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_agent_is_told_who_holds_the_workspace_and_Ctrl_C_hands_the_render_in_hand_back()
    {
        folder.Write("""{ "prompt": "a tree", "steps": 500 }""", "workspace", "inbox", "long.json");
        using var first = Start();
        await first.UntilAsync(() => Lines(first, "accepted") == 1, "the drop is accepted");

        var second = await Cli.RunAsync("run", "--workspace", folder["workspace"], "--data", folder["other"]);

        Assert.Equal(ExitCode.Busy, second.Code);
        Assert.Matches(@"Another agent works on '.+': process \d+ on ", second.Error);
        if (OperatingSystem.IsWindows())
            return; // a console event cannot be sent to one process there
        first.Signal(AgentProcess.Interrupt);
        Assert.Equal(0, await first.EndAsync());
        Assert.Equal(0, Pictures());
        Assert.False(Exists("inbox", "done", "long.json") || Exists("inbox", "failed", "long.json"));
        Assert.Single(Directory.EnumerateFiles(folder["workspace", "inbox", ".autogen", "drops"], "long.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Every_error_of_the_configuration_is_listed_at_once_and_nothing_is_started()
    {
        folder.Write("""{ "threads": "two", "defaults": { "steps": 0 }, "modles": [] }""", "data", "config", "appsettings.json");
        folder.Write("""{ "a": { "path": "in", "settle": 3 } }""", "workspace", "config", "watches.json");

        var (code, output, error) = await AgentProcess.RunAsync("run", "--workspace", folder["workspace"], "--data", folder["data"]);

        Assert.Equal((int)ExitCode.BadInput, code);
        Assert.Equal("", output.Trim());
        Assert.Equal(5, error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length);
        Assert.Contains("threads is \"two\", but must be a whole number.", error, StringComparison.Ordinal);
        Assert.Contains("steps cannot be 0.", error, StringComparison.Ordinal);
        Assert.Contains("There is no key \"modles\" here.", error, StringComparison.Ordinal);
        Assert.Contains("Did you mean models", error, StringComparison.Ordinal);
        Assert.Contains("Did you mean settleSeconds?", error, StringComparison.Ordinal);
        Assert.Contains("The watch \"a\" has no \"output\".", error, StringComparison.Ordinal);
        Assert.False(Exists("inbox"));
    }

    [Fact]
    public async Task With_nothing_to_watch_it_says_how_to_name_something()
    {
        var result = await Cli.RunAsync("run", "--data", folder["data"]);

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("--workspace", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static int Lines(AgentProcess agent, string kind) =>
        agent.Output.Split('\n').Count(line => line.Contains($"  {kind}", StringComparison.Ordinal));

    private AgentProcess Start() => AgentProcess.Start("run", "--workspace", folder["workspace"], "--data", folder["data"]);

    private bool Exists(params string[] parts) => Path.Exists(folder["workspace", Path.Combine(parts)]);

    private int Pictures() => Exists("outbox") ? Directory.EnumerateFiles(folder["workspace", "outbox"], "*.png").Count() : 0;
}
