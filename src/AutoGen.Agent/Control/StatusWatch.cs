using System.Globalization;
using AutoGen.Agent.Running;
using AutoGen.Automation.Control;
using AutoGen.Protocol;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoGen.Agent.Control;

/// <summary><c>autogen status --watch</c>: looks every second until somebody stops it, also while no agent runs or answers.</summary>
internal sealed class StatusWatch(Terminal terminal, Func<CancellationToken, Task<Result<AgentStatus>>> read, TimeProvider time)
{
    // what stands on the screen besides the drops: heads, borders, the line of the prompt
    private const int OtherLines = 10;
    private const int FewestDrops = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<ExitCode> RunAsync(bool json, CancellationToken cancellationToken)
    {
        try
        {
            if (json)
                await EachAsync(status => terminal.Output.WriteLine(Json(status)), cancellationToken);
            else if (terminal.OutputIsScreen)
                await LiveAsync(cancellationToken);
            else
                await LinesAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // the way it is meant to end
        }

        return ExitCode.Done;
    }

    private Task LiveAsync(CancellationToken cancellationToken) =>
        terminal.OutputConsole.Live(new Text("")).Overflow(VerticalOverflow.Ellipsis).StartAsync(screen => EachAsync(
            status =>
            {
                screen.UpdateTarget(View(status));
                screen.Refresh();
            },
            cancellationToken));

    private IRenderable View(Result<AgentStatus> read)
    {
        if (!read.TryGet(out var status, out var problems))
            return new Rows(problems.Select(static problem => Facts.Shown(problem.ToString(), Color.Red)));
        var room = terminal.OutputConsole.Profile.Height - OtherLines - status.Workers.Count - status.Watches.Count - status.Problems.Count;
        return StatusView.Of(status, time.GetUtcNow(), Math.Max(FewestDrops, room));
    }

    private Task LinesAsync(CancellationToken cancellationToken)
    {
        var last = "";
        return EachAsync(
            status =>
            {
                var line = Line(status);
                if (line != last)
                    terminal.Output.WriteLine(time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture) + "  " + Printable.Line(line));
                last = line;
            },
            cancellationToken);
    }

    private static string Line(Result<AgentStatus> read)
    {
        if (!read.TryGet(out var status, out var problems))
            return string.Join(" ", problems);
        string[] state = [status switch { { Running: false } => "no agent runs", { Paused: true } => "paused", _ => "running" }];
        return string.Join("; ", state
            .Concat(status.Workers.Where(static worker => worker.State != WorkerState.Stopped).Select(StatusView.Worker))
            .Append($"drops: {StatusView.Drops(status.Drops)}"));
    }

    private static string Json(Result<AgentStatus> read) =>
        (read.TryGet(out var status, out var problems) ? JsonOutput.Of(status) : JsonOutput.Problems(problems)).ToJsonString(ProtocolJson.Options);

    private async Task EachAsync(Action<Result<AgentStatus>> show, CancellationToken cancellationToken)
    {
        while (true)
        {
            show(await read(cancellationToken));
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
