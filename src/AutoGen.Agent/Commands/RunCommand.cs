using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Running;
using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen run</c>: the agent.</summary>
internal sealed class RunCommand : Command, IHasExamples
{
    private readonly FolderOptions folders = new();
    private readonly Terminal terminal;

    public RunCommand(Terminal terminal)
        : base("run", "Watches folders and turns what is dropped there into pictures, until it is stopped.")
    {
        this.terminal = terminal;
        folders.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(folders.Read(parsed), cancellationToken));
    }

    public string Examples => """
        With nothing else configured it watches inbox in the workspace and writes to outbox beside it. Ctrl+C ends it:
        the render in hand is handed back and done again at the next start.

        Examples:
          autogen run --workspace pictures
          autogen run --workspace pictures --data /srv/autogen

        """;

    private async Task<int> RunAsync(Places places, CancellationToken cancellationToken)
    {
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
            return Refuse(configuration.Problems, ExitCode.BadInput);
        if (configuration.Settings.Watches.Count == 0)
            return Refuse([AgentConfiguration.NothingToWatch(places)], ExitCode.BadInput);

        using var locks = new AgentLocks();
        if (await locks.TakeAsync(places, TimeProvider.System) is { } problem)
            return Refuse([problem], problem.Code == AgentLock.AlreadyRunning ? ExitCode.Busy : ExitCode.BadInput);

        using var host = AgentHost.Build(places, configuration.Settings, terminal);
        terminal.Report(configuration.Settings.RefusedSchedules);
        foreach (var watch in configuration.Settings.Watches.Where(static watch => watch.Schedule is null))
            terminal.Output.WriteLine($"Watching {watch.Path}, pictures go to {watch.Output}");
        terminal.Output.WriteLine("Press Ctrl+C to stop.");
        var well = await AgentHost.RunAsync(host, cancellationToken);
        terminal.Output.WriteLine("Stopped.");
        return (int)(well ? ExitCode.Done : ExitCode.Failed);
    }

    private int Refuse(IReadOnlyList<Problem> problems, ExitCode code)
    {
        terminal.Report(problems);
        return (int)code;
    }
}
