using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>Which ways this system has of starting an agent by itself.</summary>
/// <param name="usual">What a person who asks for no other way gets.</param>
/// <param name="atLogon">In the session of the user who signs in, where the graphics card is always there; null where the system has no such way.</param>
internal sealed class AgentServices(IAgentService usual, IAgentService? atLogon = null)
{
    /// <summary>The name of the service and of its account; that of the task begins with it.</summary>
    public const string Name = "AutoGen";

    public static AgentServices Of(Places places, TimeProvider time) => OperatingSystem.IsWindows()
        ? new AgentServices(new WindowsService(Name, places, time), new LogonTask($@"{Environment.UserDomainName}\{Environment.UserName}", new AgentProbe(places, time)))
        : new AgentServices(SystemdUnit.OfThisUser());

    public IAgentService Wanted(bool atLogonWanted) => atLogonWanted && atLogon is not null ? atLogon : usual;

    /// <summary>The one that is installed, else the usual one.</summary>
    public async Task<IAgentService> InstalledAsync(CancellationToken cancellationToken) =>
        atLogon is not null && !await IsInstalledAsync(usual, cancellationToken) && await IsInstalledAsync(atLogon, cancellationToken) ? atLogon : usual;

    /// <summary>Installs one way. Refused while another is installed: two agents would start, and all other verbs mean one.</summary>
    public async Task<Result<ServiceStatus>> InstallAsync(IAgentService wanted, ServiceOrder order, CancellationToken cancellationToken)
    {
        var other = wanted == usual ? atLogon : usual;
        return other is not null && await IsInstalledAsync(other, cancellationToken)
            ? ServiceProblems.OtherInstalled(wanted.Kind, other.Kind)
            : await wanted.InstallAsync(order, cancellationToken);
    }

    /// <summary>Takes away whichever is there.</summary>
    public async Task<IReadOnlyList<Problem>> UninstallAsync(CancellationToken cancellationToken)
    {
        var problems = await usual.UninstallAsync(cancellationToken); // nothing where it is not installed
        return atLogon is not null && await IsInstalledAsync(atLogon, cancellationToken)
            ? [.. problems, .. await atLogon.UninstallAsync(cancellationToken)]
            : problems;
    }

    private static async Task<bool> IsInstalledAsync(IAgentService service, CancellationToken cancellationToken) =>
        (await service.QueryAsync(cancellationToken)).Value is { State: not ServiceState.NotInstalled };
}
