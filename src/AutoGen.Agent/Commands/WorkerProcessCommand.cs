using System.CommandLine;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Workers;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen worker</c>: the process in which an agent has its pictures rendered. Nobody starts it by hand, so help does not list it.</summary>
internal sealed class WorkerProcessCommand : Command
{
    public const string CommandName = "worker";
    public const string PipeOption = "--connect";

    private readonly Option<string> pipe = new(PipeOption) { HelpName = "name", Required = true, Description = "Pipe or socket at which the agent listens." };
    private readonly Terminal terminal;

    public WorkerProcessCommand(Terminal terminal)
        : base(CommandName, "Renders for a running agent, which starts this itself (docs/worker-protocol.md).")
    {
        this.terminal = terminal;
        Hidden = true;
        Add(pipe);
        SetAction((parsed, _) => RunAsync(parsed.GetValue(pipe)!));
    }

    private async Task<int> RunAsync(string name)
    {
        if (await WorkerServer.RunAsync(name) is not { } problem)
            return (int)ExitCode.Done;
        terminal.Report([problem]);
        return problem.Code == DeviceLoss.ProblemCode ? DeviceLoss.ExitCode : (int)ExitCode.Failed;
    }
}
