using System.Runtime.Versioning;

namespace AutoGen.Agent.Services;

/// <summary>Which ways this system has of starting an agent by itself.</summary>
/// <param name="places">The folders of the agent.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentServices(Places places, TimeProvider time)
{
    /// <summary>The name of the service, of the task and of its account.</summary>
    public const string Name = "AutoGen";

    /// <summary>What a person who asks for no other way gets.</summary>
    public IAgentService Usual => OperatingSystem.IsWindows() ? new WindowsService(Name, places, time) : SystemdUnit.OfThisUser();

    /// <summary>In the session of the user who signs in, where the graphics card is always there.</summary>
    [SupportedOSPlatform("windows")]
    public IAgentService AtLogon => new LogonTask(Name, new AgentProbe(places, time));

    /// <summary>The one that is installed, else the usual one.</summary>
    public async Task<IAgentService> InstalledAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows() || (await Usual.QueryAsync(cancellationToken)).Value is { State: not ServiceState.NotInstalled })
            return Usual;
        return (await AtLogon.QueryAsync(cancellationToken)).Value is { State: not ServiceState.NotInstalled } ? AtLogon : Usual;
    }
}
