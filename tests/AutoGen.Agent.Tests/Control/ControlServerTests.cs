using System.Text;
using System.Text.Json;
using AutoGen.Agent.Control;
using AutoGen.Automation.Control;
using AutoGen.Protocol;
using AutoGen.Protocol.Pipes;

namespace AutoGen.Agent.Tests.Control;

/// <summary>The real server and the real client, over the real socket.</summary>
public sealed class ControlServerTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Every_question_gets_its_answer()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);

        Assert.Equal(42, (await AskAsync(new ControlRequest { Ask = ControlQuestion.Status })).Value!.Status!.ProcessId);
        Assert.Equal("a tree", Assert.Single((await AskAsync(new ControlRequest { Ask = ControlQuestion.Show, Drop = "x" })).Value!.Details!.Renders).Prompt);
        Assert.True((await AskAsync(new ControlRequest { Ask = ControlQuestion.Pause })).Value!.Status!.Paused);
        Assert.False((await AskAsync(new ControlRequest { Ask = ControlQuestion.Resume })).Value!.Status!.Paused);
        var change = new DropChange("x", DropAction.Prioritise, 7);
        Assert.Equal(7, (await AskAsync(new ControlRequest { Ask = ControlQuestion.Change, Change = change })).Value!.Drop!.Priority);
        Assert.Equal(change, Assert.Single(server.Control.Changes));
        var submission = new Submission("ä.txt", "a \"tree\"\nein Baum 🌳\u0001", null);
        await AskAsync(new ControlRequest { Ask = ControlQuestion.Submit, Submission = submission });
        Assert.Equal(submission, Assert.Single(server.Control.Submissions));
        Assert.Equal("drop-unknown", Assert.Single((await AskAsync(new ControlRequest { Ask = ControlQuestion.Show, Drop = "none" })).Problems).Code);
    }

    [Fact]
    public async Task The_largest_prompt_file_goes_through()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        var text = new string('\n', 16 << 20);

        Assert.NotNull((await AskAsync(new ControlRequest { Ask = ControlQuestion.Submit, Submission = new Submission("x.txt", text, null) })).Value);

        Assert.Equal(text.Length, server.Control.Submissions[0].Text.Length);
    }

    [Fact]
    public async Task Many_clients_are_answered_while_others_are_silent()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        var silent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.ConnectAsync()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => AskAsync(new ControlRequest { Ask = ControlQuestion.Status })));

        Assert.All(answers, answer => Assert.Equal(42, answer.Value?.Status?.ProcessId));
        Assert.All(silent, client => client.Dispose());
    }

    [Theory]
    [InlineData("this is no JSON\n")]
    [InlineData("null\n")]
    [InlineData("[]\n")]
    [InlineData("{}\n")]
    [InlineData("{\"ask\": \"explode\"}\n")]
    [InlineData("{\"ask\": \"show\"}\n")]
    [InlineData("{\"ask\": \"change\", \"change\": {\"action\": \"hold\"}}\n")]
    [InlineData("{\"ask\": \"submit\", \"submission\": {\"name\": \"x.txt\"}}\n")]
    [InlineData("\n")]
    public async Task Nonsense_is_answered_with_a_problem_and_the_next_line_with_what_it_asks(string nonsense)
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        await using var client = await server.ConnectAsync();

        await client.WriteAsync(Encoding.UTF8.GetBytes(nonsense + "{\"ask\": \"status\"}\n"));

        Assert.Equal("control-request-wrong", Assert.Single((await ReadAsync(client)).Problems).Code);
        Assert.Equal(42, (await ReadAsync(client)).Status!.ProcessId);
    }

    [Fact]
    public async Task Another_version_is_refused_by_name()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        await using var client = await server.ConnectAsync();

        await client.WriteAsync("{\"version\": 9, \"ask\": \"status\"}\n"u8.ToArray());

        var problem = Assert.Single((await ReadAsync(client)).Problems);
        Assert.Equal(("control-version-differs", "9", "1"), (problem.Code, problem.Value, problem.Allowed));
    }

    [Fact]
    public async Task A_line_without_end_is_refused_and_its_sender_dropped_while_others_are_served()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        await using var client = await server.ConnectAsync();
        var block = new byte[1 << 20];
        Array.Fill(block, (byte)'a');

        var flood = Task.Run(async () =>
        {
            try
            {
                for (var sent = 0L; sent < 2L * ControlRequest.LongestLine; sent += block.Length)
                    await client.WriteAsync(block);
            }
            catch (IOException)
            {
                // dropped, as it should be
            }
        });

        Assert.Contains("longer than", Assert.Single((await ReadAsync(client)).Problems).Message, StringComparison.Ordinal);
        await flood.WaitAsync(Deadline);
        Assert.Equal(42, (await AskAsync(new ControlRequest { Ask = ControlQuestion.Status })).Value!.Status!.ProcessId);
    }

    [Fact]
    public async Task Half_a_line_and_a_hang_up_in_the_middle_of_an_answer_harm_nobody()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        var control = new FakeControl { Before = _ => { asked.TrySetResult(); return answer.Task; } };
        await using var server = await RunningServer.StartAsync(folder.Path, control);
        await using (var half = await server.ConnectAsync())
            await half.WriteAsync("{\"ask\": \"sta"u8.ToArray());
        await using (var hangsUp = await server.ConnectAsync())
        {
            await hangsUp.WriteAsync("{\"ask\": \"status\"}\n"u8.ToArray());
            await asked.Task.WaitAsync(Deadline);
        }

        answer.SetResult();

        Assert.Equal(42, (await AskAsync(new ControlRequest { Ask = ControlQuestion.Status })).Value!.Status!.ProcessId);
    }

    [Fact]
    public async Task A_broken_agent_still_answers_with_a_problem()
    {
        var control = new FakeControl { Before = _ => throw new InvalidOperationException("a bug") };
        await using var server = await RunningServer.StartAsync(folder.Path, control);

        Assert.Contains("a bug", Assert.Single((await AskAsync(new ControlRequest { Ask = ControlQuestion.Status })).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_socket_is_the_owners_alone_and_gone_with_the_agent()
    {
        var server = await RunningServer.StartAsync(folder.Path);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            Assert.Equal(folder["run", "control.sock"], server.Socket);
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(folder["run"]) & Others);
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(server.Socket) & Others);
        }

        await server.DisposeAsync();

        Assert.False(File.Exists(server.Socket));
        Assert.Equal(ControlClient.NotRunning, Assert.Single((await AskAsync(new ControlRequest { Ask = ControlQuestion.Status })).Problems).Code);
    }

    [Fact]
    public async Task The_socket_that_a_killed_agent_left_is_taken_over()
    {
        if (OperatingSystem.IsWindows())
            return; // its pipes die with their process
        Directory.CreateDirectory(folder["run"]);
        using (var left = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified))
        {
            left.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(folder["run", "left.sock"]));
            File.Move(folder["run", "left.sock"], folder["run", "control.sock"]); // closing removes the name it was bound to
        }

        Assert.Equal(ControlClient.NotRunning, Assert.Single((await AskAsync(new ControlRequest { Ask = ControlQuestion.Status })).Problems).Code);
        await using var server = await RunningServer.StartAsync(folder.Path);
        Assert.NotNull((await AskAsync(new ControlRequest { Ask = ControlQuestion.Status })).Value);
    }

    [Fact]
    public async Task A_data_folder_whose_path_is_too_long_for_a_socket_is_served_too()
    {
        var data = folder[new string('d', 100), new string('e', 100)];
        await using var server = await RunningServer.StartAsync(data);

        Assert.NotNull((await new ControlClient(Places.Of(data, null)).AskAsync(new ControlRequest { Ask = ControlQuestion.Status }, CancellationToken.None)).Value);
        Assert.NotEqual(LocalPipe.NameOf(data, "control"), LocalPipe.NameOf(data + "2", "control"));
        if (!OperatingSystem.IsWindows())
        {
            await server.StopAsync();
            Directory.Delete(Path.GetDirectoryName(server.Socket)!);
        }
    }

    [Fact]
    public void The_documented_requests_and_answers_are_what_is_spoken()
    {
        var lines = File.ReadLines(Checkout.PathOf("docs", "control.md")).Where(static line => line.StartsWith('{')).ToList();
        var requests = lines.Where(static line => line.Contains("\"ask\"", StringComparison.Ordinal)).Select(static line => JsonSerializer.Deserialize<ControlRequest>(line, ProtocolJson.Options)!).ToList();
        var answers = lines.Where(static line => !line.Contains("\"ask\"", StringComparison.Ordinal)).ToList();

        Assert.Equal(Enum.GetValues<ControlQuestion>(), requests.Select(static request => request.Ask).Distinct());
        Assert.Equal(2, answers.Count);
        Assert.All(answers, static line => Assert.Equal(line, JsonSerializer.Serialize(JsonSerializer.Deserialize<ControlAnswer>(line, ProtocolJson.Options), ProtocolJson.Options)));
    }

    public void Dispose() => folder.Dispose();

    private Task<Result<ControlAnswer>> AskAsync(ControlRequest request) =>
        new ControlClient(Places.Of(folder.Path, null)).AskAsync(request, CancellationToken.None);

    private static async Task<ControlAnswer> ReadAsync(Stream client)
    {
        using var patience = new CancellationTokenSource(Deadline);
        var line = new List<byte>();
        var one = new byte[1];
        while (await client.ReadAsync(one, patience.Token) == 1 && one[0] != '\n')
            line.Add(one[0]);
        return JsonSerializer.Deserialize<ControlAnswer>(line.ToArray(), ProtocolJson.Options)!;
    }
}
