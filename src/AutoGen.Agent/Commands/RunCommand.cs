using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Running;
using AutoGen.Agent.Services;
using AutoGen.Automation.Files;
using AutoGen.Models;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen run</c>: the agent.</summary>
internal sealed class RunCommand : Command, IHasExamples
{
    /// <summary>What a Windows service is started with; people have no use for it.</summary>
    public const string ServiceOption = "--service";

    /// <summary>What a logon task is started with (<see cref="OwnConsole"/>).</summary>
    public const string NoConsoleOption = "--no-console";

    private readonly Option<bool> asService = new(ServiceOption) { Hidden = true };
    private readonly FolderOptions folders = new();
    private readonly Terminal terminal;

    public RunCommand(Terminal terminal)
        : base("run", "Watches folders and turns what is dropped there into pictures, until it is stopped.")
    {
        this.terminal = terminal;
        folders.AddTo(this);
        Add(asService);
        Add(new Option<bool>(NoConsoleOption) { Hidden = true }); // obeyed before anything is said
        SetAction((parsed, cancellationToken) => RunAsync(folders.Read(parsed), parsed.GetValue(asService), cancellationToken));
    }

    public string Examples => """
        With nothing else configured it watches inbox in the workspace and writes to outbox beside it. Ctrl+C ends it:
        the render in hand is handed back and done again at the next start.

        Examples:
          autogen run --workspace pictures
          autogen run --workspace pictures --data /srv/autogen

        """;

    private async Task<int> RunAsync(Places places, bool asService, CancellationToken cancellationToken)
    {
        if (!asService || !OperatingSystem.IsWindows())
            return (int)await RunAsync(places, null, cancellationToken);
        using var session = await ServiceSession.OpenAsync(AgentServices.Name);
        if (session is null)
            return (int)Refuse(null, [ServiceProblems.NotStartedByWindows()], ExitCode.BadInput);
        var code = await RunAsync(places, session, cancellationToken);
        session.End(code);
        return (int)code;
    }

    private async Task<ExitCode> RunAsync(Places places, ServiceSession? session, CancellationToken cancellationToken)
    {
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
            return Refuse(session, configuration.Problems, ExitCode.BadInput);
        if (configuration.Settings.Watches.Count == 0)
            return Refuse(session, [AgentConfiguration.NothingToWatch(places)], ExitCode.BadInput);

        if (VisualCppRuntime.Check() is { } missing)
            return Refuse(session, [missing], ExitCode.Failed); // rather than fail every drop; a service is tried again
        using var locks = new AgentLocks();
        if (await locks.TakeAsync(places, TimeProvider.System) is { } problem)
            return Refuse(session, [problem], problem.Code == AgentLock.AlreadyRunning ? ExitCode.Busy : ExitCode.BadInput);

        using var host = AgentHost.Build(places, configuration.Settings, terminal, session);
        terminal.Report(configuration.Settings.RefusedSchedules);
        foreach (var watch in configuration.Settings.Watches.Where(static watch => watch.Schedule is null))
            terminal.Output.WriteLine($"Watching {watch.Path}, pictures go to {watch.Output}");
        await AgentHost.StartAsync(host, cancellationToken);
        terminal.Output.WriteLine("Press Ctrl+C to stop."); // only now: before the host has started, it would end unasked
        var well = await AgentHost.EndAsync(host, cancellationToken);
        terminal.Output.WriteLine("Stopped.");
        return well ? ExitCode.Done : ExitCode.Failed;
    }

    private ExitCode Refuse(ServiceSession? session, IReadOnlyList<Problem> problems, ExitCode code)
    {
        if (session is not null && OperatingSystem.IsWindows())
            ServiceEvents.Refused(AgentServices.Name, problems); // a service has no window
        terminal.Report(problems);
        return code;
    }
}
