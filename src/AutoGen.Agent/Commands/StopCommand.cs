using System.CommandLine;
using AutoGen.Agent.Services;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen stop</c>: ends the agent, from anywhere.</summary>
internal sealed class StopCommand(Terminal terminal) : ControlCommand(terminal, "stop", "Ends the running agent, as Ctrl+C in its window does, and waits until it has ended.")
{
    public override string Examples => """
        A render in hand is handed back and done again at the next start. What is installed with autogen service is
        stopped with autogen service stop.

        Examples:
          autogen stop
          autogen stop --data /srv/autogen

        Exit codes: 0 it has ended, 1 it does not end, 5 no agent runs.

        """;

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var agent = new AgentProbe(places, TimeProvider.System);
        var problems = await agent.AskToStopAsync(cancellationToken);
        if (problems.Count == 0)
            problems = await agent.UntilStoppedAsync("agent", cancellationToken);
        return problems.Count > 0 ? Refuse(parsed, problems) : Answer(parsed, new { Stopped = true }, () => Terminal.Output.WriteLine("Stopped."));
    }
}
