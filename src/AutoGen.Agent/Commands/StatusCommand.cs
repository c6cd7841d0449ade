using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Control;
using AutoGen.Agent.Generation;
using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen status</c>.</summary>
internal sealed class StatusCommand : ControlCommand
{
    private readonly Option<bool> watch = new("--watch", "-w") { Description = "Show it anew every second until Ctrl+C. Redirected: a line whenever something changed; with --json one object a line." };

    public StatusCommand(Terminal terminal)
        : base(terminal, "status", "Shows what the agent does and what waits. Works without an agent too, from the files.") => Options.Insert(0, watch);

    public override string Examples => """
        Examples:
          autogen status
          autogen status --watch
          autogen status --workspace pictures --json

        Exit codes: 0 shown, also when no agent runs ("running": false), 1 the agent does not answer, 2 wrong configuration.

        """;

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(watch))
        {
            using var interruption = new Interruption(cancellationToken);
            return await new StatusWatch(Terminal, token => ReadAsync(places, token), TimeProvider.System).RunAsync(IsJson(parsed), interruption.Token);
        }

        var read = await ReadAsync(places, cancellationToken);
        return read.TryGet(out var status, out var problems)
            ? Answer(parsed, status, () => Terminal.OutputConsole.Write(StatusView.Of(status, TimeProvider.System.GetUtcNow(), StatusView.MostDrops)))
            : Refuse(parsed, problems);
    }

    /// <summary>From the agent, or from the files where there is none.</summary>
    private static async Task<Result<AgentStatus>> ReadAsync(Places places, CancellationToken cancellationToken)
    {
        var asked = await new ControlClient(places).AskAsync(new ControlRequest { Ask = ControlQuestion.Status }, cancellationToken);
        if (asked.TryGet(out var answer, out var problems))
            return answer.Status!;
        if (!NobodyThere(problems))
            return Result<AgentStatus>.Fail(problems);
        if (!Files(places).TryGet(out var files, out var wrong))
            return Result<AgentStatus>.Fail(wrong);
        var status = files.Status();
        var blind = status.Watches.Count + status.Schedules.Count == 0 ? [AgentConfiguration.NothingToWatch(places)] : Array.Empty<Problem>(); // or "no drops" would be taken for the truth
        return status with { Problems = [.. problems, .. blind, .. status.Problems] };
    }
}
