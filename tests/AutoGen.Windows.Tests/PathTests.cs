namespace AutoGen.Windows.Tests;

/// <summary>Names, long paths and files that others have open, as the published agent meets them on the file interface of Windows.</summary>
public sealed class PathTests(Wine wine) : IClassFixture<Wine>
{
    private const string Prompt = "a red circle on a blue background";
    private const string Seven = $$"""{ "prompt": "{{Prompt}}", "seed": 7, "steps": 2 }""";

    /// <summary>All at once, as starting the agent is what takes long.</summary>
    [WineFact]
    public async Task Hard_names_long_paths_and_files_that_others_have_open_are_taken_once_each_and_nothing_is_replaced()
    {
        var folder = wine.NewFolder();
        string At(params string[] parts) => Path.Combine([folder, .. parts]);
        var deep = Path.Combine([.. Enumerable.Repeat(new string('d', 60), 5)]); // longer than the 260 characters that old programs know
        Put(At("config", "watches.json"), """{ "inbox": { "path": "inbox", "output": "outbox" }, "gone": { "path": "gone", "output": "outbox", "onFinish": "delete" } }""");
        Put(At("outbox", "fox-0001-7.png"), "somebody's");
        Put(At("inbox", "Fox.json"), Seven);
        Put(At("inbox", deep, "cat.json"), Seven);
        Put(At("inbox", "nul.txt"), Prompt);
        Put(At("gone", "marked.json"), Seven);
        _ = new FileInfo(At("gone", "marked.json")) { IsReadOnly = true };
        Put(At("writer.cmd"), $"@echo {Prompt}\r\n:wait\r\n@ping -n 2 127.0.0.1 >nul\r\n@if not exist {Wine.PathOf(At("enough"))} goto wait\r\n");
        Put(At("reports", "latest.html"), "open in a viewer");
        using var holder = wine.Start("cmd", "/c", $"cmd /c {Wine.PathOf(At("writer.cmd"))} <{Wine.PathOf(At("reports", "latest.html"))} >{Wine.PathOf(At("inbox", "held.txt"))}");
        using var agent = wine.Start(Wine.Agent, "run", "--workspace", Wine.PathOf(folder), "--data", Wine.PathOf(At("data")));
        var said = Wine.Collect(agent);

        await Wait.UntilAsync(() => File.Exists(At("inbox", "done", "Fox.json")) && File.Exists(At("inbox", "done", deep, "cat.json")) && File.Exists(At("gone", "done", "marked.json.report.txt")), said);
        await Wait.UntilAsync(() => said().Contains("held.txt: another program has it open", StringComparison.Ordinal), said);
        Assert.True(File.Exists(At("inbox", "held.txt")), "A file was taken that another program still writes.");
        Assert.Equal("open in a viewer", File.ReadAllText(At("reports", "latest.html")));
        Assert.Contains("another program has it open: close it there. [access-denied] The drop is finished all the same", said(), StringComparison.Ordinal);
        Put(At("enough"), "");
        await Wait.UntilAsync(() => File.Exists(At("inbox", "done", "held.txt")) && File.ReadAllText(At("reports", "latest.html")).Contains("held", StringComparison.Ordinal), said);

        Assert.Equal("somebody's", File.ReadAllText(At("outbox", "fox-0001-7.png")));
        Assert.Equal(["Fox-0001-7-2.png", "fox-0001-7.png", "marked-0001-7.png"], Names(At("outbox")).Where(static name => !name.StartsWith("held", StringComparison.Ordinal)));
        Assert.Equal(["cat-0001-7.png"], Names(At("outbox", deep)));
        Assert.Equal(["nul.txt"], Names(At("inbox")));
        Assert.Contains("nul.txt is left alone: Windows programs cannot open a file of that name; rename it, for example to nul_.txt", said(), StringComparison.Ordinal);
        Assert.Equal(["marked.json.report.json", "marked.json.report.txt"], Names(At("gone", "done")));
        Assert.Empty(Directory.GetDirectories(At("gone", ".autogen", "drops")));
    }

    [WineFact]
    public async Task What_Windows_can_never_make_is_refused_by_name()
    {
        var folder = wine.NewFolder();
        Put(Path.Combine(folder, "config", "watches.json"), """{ "inbox": { "path": "aux/inbox", "output": "outbox" } }""");
        var (code, output) = await wine.AgentAsync("doctor", "--workspace", Wine.PathOf(folder), "--data", Wine.PathOf(Path.Combine(folder, "data")));

        Assert.NotEqual(0, code);
        Assert.Contains("[path-name-reserved]", output, StringComparison.Ordinal);

        (code, output) = await wine.AgentAsync("generate", "--prompt", Prompt, "--output", Wine.PathOf(Path.Combine(folder, "cat:dog.png")));
        Assert.NotEqual(0, code);
        Assert.Contains("for example cat_dog.png", output, StringComparison.Ordinal);
        Assert.Contains("[path-name-forbidden]", output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
