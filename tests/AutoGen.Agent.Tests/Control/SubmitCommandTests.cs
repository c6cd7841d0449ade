using System.Text;
using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Tests.Control;

/// <summary><c>autogen submit</c>: to the agent, or into the watched folder where there is none.</summary>
public sealed class SubmitCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Files_are_handed_to_the_agent_with_their_names()
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);
        var list = folder.Write("""[{ "prompt": "a tree" }]""", "list.json");
        var scenes = folder["scenes.txt"];
        File.WriteAllText(scenes, "ein Bär\n", Encoding.Unicode);

        var text = await SubmitAsync(list, scenes, "--to", "night");

        Assert.Equal(ExitCode.Done, text.Code);
        Assert.Equal([new Submission("list.json", """[{ "prompt": "a tree" }]""", "night"), new Submission("scenes.txt", "ein Bär\n", "night")], server.Control.Submissions.Select(taken => taken with { Id = null }));
        Assert.Contains("list.json: drop 20260101-000000-0000000-aaaaaa of watch inbox", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a tree", "submitted.txt")]
    [InlineData(" { \"prompt\": \"a tree\" }", "submitted.json")]
    [InlineData("a tree", "my.trees.txt", "--name", "my.trees.txt")]
    [InlineData("[]", "trees.json", "--name", "trees")]
    public async Task The_standard_input_gets_a_name_that_fits_its_content(string text, string name, params string[] more)
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var result = await Cli.RunAsync(input, CancellationToken.None, ["submit", "-", .. more, "--json", "--data", folder["data"]]);

        Assert.Equal(new Submission(name, text, null), Assert.Single(server.Control.Submissions) with { Id = null });
        Assert.Equal("20260101-000000-0000000-aaaaaa", result.Json.GetProperty("submissions")[0].Text("drop"));
    }

    [Fact]
    public async Task Nothing_is_handed_over_when_one_of_the_files_cannot_be_read()
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);
        var good = folder.Write("a tree", "good.txt");
        var binary = folder.Write("a\0b", "binary.txt");

        var result = await SubmitAsync(good, binary, folder["none.txt"], folder.Write("\n", "empty.txt"), folder.Path);

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Empty(server.Control.Submissions);
        Assert.All(["prompt-file-binary", "prompt-file-missing", "prompt-file-empty", "prompt-file-is-folder"], code => Assert.Contains($"[{code}]", result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_agent_a_file_is_put_whole_into_the_watched_folder_and_overwrites_nothing()
    {
        folder.Write("mine", "work", "inbox", "scenes.txt");
        var scenes = folder.Write("a tree\nein Bär", "scenes.txt");

        var first = await SubmitAsync(scenes, "--workspace", folder["work"]);
        var second = await SubmitAsync(scenes, "--workspace", folder["work"], "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (first.Code, second.Code));
        Assert.Contains($"no agent runs; put into its folder for the next one: {folder["work", "inbox", "scenes-2.txt"]}", first.Output, StringComparison.Ordinal);
        Assert.Equal(folder["work", "inbox", "scenes-3.txt"], second.Json.GetProperty("submissions")[0].Text("path"));
        Assert.Equal("mine", File.ReadAllText(folder["work", "inbox", "scenes.txt"]));
        Assert.Equal("a tree\nein Bär", File.ReadAllText(folder["work", "inbox", "scenes-3.txt"]));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder["work", "inbox"]).Length);
    }

    [Fact]
    public async Task One_that_an_agent_left_unanswered_is_asked_for_by_its_id_of_the_next_agent()
    {
        var (asking, first) = await BreakOffAsync();
        await using var next = await RunningServer.StartAsync(folder["data"]);

        var result = await asking;

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Equal(first with { Again = true }, Assert.Single(next.Control.Submissions));
    }

    [Fact]
    public async Task One_that_an_agent_left_half_made_is_asked_for_again_until_what_is_left_of_it_is_gone()
    {
        var (asking, first) = await BreakOffAsync();
        var next = new FakeControl();
        next.Refusals.Enqueue(new Problem(Submission.IdInUse, "What a crash left is being removed."));
        await using var server = await RunningServer.StartAsync(folder["data"], next);

        var result = await asking;

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Equal([first with { Again = true }, first with { Again = true }], next.Submissions);
    }

    [Fact]
    public async Task One_that_an_agent_left_unanswered_is_put_into_the_folder_where_the_files_do_not_know_it()
    {
        folder.Write("", "work", "inbox", "other.txt");
        var (asking, first) = await BreakOffAsync();

        var result = await asking;

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.True(File.Exists(folder["work", "inbox", "scenes.txt"]), first.Id);
    }

    [Fact]
    public async Task One_that_an_agent_took_and_left_unanswered_is_not_put_into_the_folder_too()
    {
        folder.Write("", "work", "inbox", "other.txt");
        var (asking, first) = await BreakOffAsync(id => folder.Write("a tree", "work", "inbox", ".autogen", "drops", id, "source", "scenes.txt"));

        var result = await asking;

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Contains(first.Id!, result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["work", "inbox", "scenes.txt"]));
    }

    [Fact]
    public async Task Without_an_agent_it_says_which_watch_is_wanted_and_which_names_it_takes()
    {
        folder.Write("""
            { "day": { "path": "day", "output": "out" }, "night": { "path": "night", "output": "out", "pattern": "n*.txt" } }
            """, "work", "config", "watches.json");
        Directory.CreateDirectory(folder["work", "night"]);
        var scenes = folder.Write("a tree", "scenes.txt");

        Assert.Contains("Allowed: day, night. Name it with --to.", (await SubmitAsync(scenes, "--workspace", folder["work"])).Error, StringComparison.Ordinal);
        Assert.Contains("There is no watch \"noon\".", (await SubmitAsync(scenes, "--to", "noon", "--workspace", folder["work"])).Error, StringComparison.Ordinal);
        Assert.Contains("Allowed: names like n*.txt.", (await SubmitAsync(scenes, "--to", "night", "--workspace", folder["work"])).Error, StringComparison.Ordinal);
        Assert.Contains("[folder-missing]", (await SubmitAsync(scenes, "--to", "day", "--workspace", folder["work"])).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await SubmitAsync(scenes, "--to", "NIGHT", "--name", "n1.txt", "--workspace", folder["work"])).Code);
        Assert.True(File.Exists(folder["work", "night", "n1.txt"]));
        Assert.Contains("[nothing-to-watch]", (await SubmitAsync(scenes)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x.txt")]
    [InlineData(".x.txt")]
    [InlineData("x.png")]
    [InlineData("x.report.txt")]
    public async Task A_name_that_no_scan_would_take_is_refused(string name)
    {
        Directory.CreateDirectory(folder["work", "inbox"]);

        var result = await SubmitAsync(folder.Write("a tree", "scenes.txt"), "--name", name, "--workspace", folder["work"]);

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("[submission-name-wrong]", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder["work", "inbox"]));
    }

    /// <summary>Hands a file to an agent that ends without an answer.</summary>
    private async Task<(Task<Cli> Asking, Submission Submission)> BreakOffAsync(Action<string>? take = null)
    {
        var data = folder["data"];
        var heard = new TaskCompletionSource<CancellationToken>();
        var control = new FakeControl
        {
            BeforeTaken = async token =>
            {
                heard.SetResult(token);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
        };
        await using var server = await RunningServer.StartAsync(data, control);
        var asking = SubmitAsync(folder.Write("a tree", "scenes.txt"), "--workspace", folder["work"]);
        await heard.Task;
        take?.Invoke(control.Submissions[0].Id!);
        return (asking, control.Submissions[0]);
    }

    public void Dispose() => folder.Dispose();

    private Task<Cli> SubmitAsync(params string[] arguments) => Cli.RunAsync(["submit", .. arguments, "--data", folder["data"]]);
}
