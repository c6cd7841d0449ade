using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Services;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen service</c>: has the system start the agent by itself.</summary>
internal sealed class ServiceCommand : Command, IHasExamples
{
    private readonly Option<bool> atLogon = new("--at-logon")
    {
        Description = "Windows: start it when this user signs in, in their session, instead of as a service. For graphics cards that a service is not given.",
    };

    private readonly Option<string?> user = new("--user")
    {
        HelpName = "name",
        Description = "Linux, installed by root: whom the agent runs as. Default: who called sudo.",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON: the state, or problems.", Recursive = true };
    private readonly FolderOptions folders = new();
    private readonly Terminal terminal;

    public ServiceCommand(Terminal terminal)
        : base("service", "Has Windows (or systemd) start the agent by itself, and restart it when it fails.")
    {
        this.terminal = terminal;
        Add(json);
        Add(Verb("install", "Installs it for the given folders, or changes what is installed. Does not start it.", InstallAsync, atLogon, user));
        Add(Verb("uninstall", "Stops it and takes it away. Pictures, sources and the data folder stay.", Then("Uninstalled.", static (services, _, token) => services.UninstallAsync(token))));
        Add(Verb("start", "Starts what is installed and waits until it runs.", Then("Running.", static (_, service, token) => service.StartAsync(token))));
        Add(Verb("stop", "Stops it; a render in hand is handed back and done again at the next start.", Then("Stopped.", static (_, service, token) => service.StopAsync(token))));
        Add(Verb("status", "Says what is installed and whether it runs.", StatusAsync));
    }

    private delegate Task<ExitCode> Run(ParseResult parsed, Places places, AgentServices services, CancellationToken cancellationToken);

    public string Examples => """
        Examples:
          autogen service install --workspace D:\pictures
          autogen service install --workspace D:\pictures --at-logon
          sudo autogen service install --workspace /srv/pictures --data /srv/pictures/data --user anna
          autogen service start
          autogen service status --json

        On Windows it runs as NT SERVICE\AutoGen, which is given the folders it needs; install needs an administrator.
        On Linux it is a systemd unit, of the machine where root installs it, else of the user.

        Exit codes: 0 done, 1 the system refused or the agent did not start, 2 the folders cannot be served that way.

        """;

    private Command Verb(string name, string description, Run run, params Option[] more)
    {
        var verb = new Command(name, description);
        folders.AddTo(verb);
        foreach (var option in more)
            verb.Add(option);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var places = folders.Read(parsed);
            return (int)await run(parsed, places, AgentServices.Of(places, TimeProvider.System), cancellationToken);
        });
        return verb;
    }

    private async Task<ExitCode> InstallAsync(ParseResult parsed, Places places, AgentServices services, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(atLogon))
            places = folders.ReadForService(parsed);
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
            return Refuse(parsed, configuration.Problems, ExitCode.BadInput);
        if (configuration.Settings.Watches.Count == 0)
            return Refuse(parsed, [AgentConfiguration.NothingToWatch(places)], ExitCode.BadInput);
        if (parsed.GetValue(atLogon) && !OperatingSystem.IsWindows())
            return Refuse(parsed, [ServiceProblems.OnlyWindows()], ExitCode.BadInput);
        if (parsed.GetValue(user) is { } named && (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess))
            return Refuse(parsed, [ServiceProblems.OnlyRoot(named)], ExitCode.BadInput);
        var service = services.Wanted(parsed.GetValue(atLogon));
        var order = configuration.Settings.ForService(places, parsed.GetValue(user));
        var installed = await services.InstallAsync(service, order, cancellationToken);
        if (!installed.TryGet(out var status, out var problems))
            return Refuse(parsed, problems, ExitCode.Failed);
        terminal.Report(installed.Warnings, "warning");
        return Say(parsed, service, Installed(service, status));
    }

    private Run Then(string done, Func<AgentServices, IAgentService, CancellationToken, Task<IReadOnlyList<Problem>>> act) => async (parsed, _, services, cancellationToken) =>
    {
        var service = await services.InstalledAsync(cancellationToken);
        return await act(services, service, cancellationToken) is { Count: > 0 } problems ? Refuse(parsed, problems, ExitCode.Failed) : Say(parsed, service, done);
    };

    private async Task<ExitCode> StatusAsync(ParseResult parsed, Places places, AgentServices services, CancellationToken cancellationToken)
    {
        var service = await services.InstalledAsync(cancellationToken);
        if (!(await service.QueryAsync(cancellationToken)).TryGet(out var status, out var problems))
            return Refuse(parsed, problems, ExitCode.Failed);
        if (parsed.GetValue(json))
            JsonOutput.Write(terminal, JsonOutput.Of(new { service.Kind, status.State, status.ProcessId }));
        else
            terminal.Output.WriteLine(Words(service.Kind, status));
        return ExitCode.Done;
    }

    private static string Installed(IAgentService service, ServiceStatus status) => $"Installed as a {service.Kind}. " + (status.State is ServiceState.Running or ServiceState.Starting
        ? "It runs as it was started; restart it (autogen service stop, then autogen service start)."
        : $"autogen service start starts it now; by itself it starts {service.Starts}.");

    private static string Words(string kind, ServiceStatus status) =>
        status.State == ServiceState.NotInstalled ? $"No {kind} is installed." : $"{kind}: {ServiceWords.Of(status)}";

    private ExitCode Say(ParseResult parsed, IAgentService service, string done)
    {
        if (parsed.GetValue(json))
            JsonOutput.Write(terminal, JsonOutput.Of(new { service.Kind, Done = done }));
        else
            terminal.Output.WriteLine(done);
        return ExitCode.Done;
    }

    private ExitCode Refuse(ParseResult parsed, IReadOnlyList<Problem> problems, ExitCode code)
    {
        if (parsed.GetValue(json))
            JsonOutput.Write(terminal, JsonOutput.Problems(problems));
        terminal.Report(problems);
        return code;
    }
}
