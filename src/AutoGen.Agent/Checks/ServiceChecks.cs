using AutoGen.Agent.Configuration;
using AutoGen.Agent.Services;
using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Checks;

/// <summary>What starts the agent by itself, whether that runs, and which folders a service does not get at.</summary>
internal static class ServiceChecks
{
    private const string Area = "service";

    /// <param name="places">The folders of the agent.</param>
    /// <param name="settings">Its configuration, which names further ones.</param>
    /// <param name="agent">What a running one says of itself; null where none does.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public static async Task<IEnumerable<Check>> RunAsync(Places places, AgentSettings settings, AgentStatus? agent, CancellationToken cancellationToken)
    {
        var installed = await AgentServices.Of(places, TimeProvider.System).InstalledAsync(cancellationToken);
        var state = await installed.QueryAsync(cancellationToken);
        if (!OperatingSystem.IsWindows())
            return OfUnit(installed.Kind, state);
        if (installed is not WindowsService)
            return [State(installed.Kind, state)];
        return OfService(installed.Kind, state, ServiceFolders.Refusal(settings.ForService(places)), agent);
    }

    /// <summary>A machine without systemd, or without a unit, is well.</summary>
    internal static IEnumerable<Check> OfUnit(string kind, Result<ServiceStatus> state) => IsInstalled(state) ? [State(kind, state)] : [];

    /// <param name="kind">What Windows calls it.</param>
    /// <param name="state">How far it is; not installed where there is no logon task either.</param>
    /// <param name="mapped">Why it could not work in a configured folder; null where nothing is known against them.</param>
    /// <param name="agent">What a running agent says of itself.</param>
    internal static IEnumerable<Check> OfService(string kind, Result<ServiceStatus> state, Problem? mapped, AgentStatus? agent) => IsInstalled(state)
        ? [State(kind, state), .. Folders(mapped, agent)]
        : [new Check(Area, "installed", CheckState.Ok, "neither as a service nor as a logon task; autogen service install does it")];

    private static bool IsInstalled(Result<ServiceStatus> state) => state.Value is not { State: ServiceState.NotInstalled };

    private static Check State(string kind, Result<ServiceStatus> state) => state.TryGet(out var status, out var problems)
        ? new Check(Area, kind, CheckState.Ok, ServiceWords.Of(status))
        : new Check(Area, kind, CheckState.Warning, problems[0].Message) { Remedy = problems[0].Remedy };

    /// <summary>What the account of the service does not get at.</summary>
    private static IEnumerable<Check> Folders(Problem? mapped, AgentStatus? agent)
    {
        var account = ServiceAccount.NameOf(AgentServices.Name);
        yield return new Check(Area, "account", CheckState.Ok, $"{account}: has no network drives, and rights on the folders that autogen service install was told of only");
        if (mapped is not null)
            yield return new Check(Area, "network drive", CheckState.Error, mapped.Message) { Remedy = mapped.Remedy };
        if (agent is not { AsService: true })
            yield break;
        foreach (var watch in agent.Watches.Where(static watch => watch.Problem is not null))
        {
            yield return new Check(Area, $"watch {watch.Name}", CheckState.Warning, watch.Problem!.Message)
            {
                Remedy = $"Where {account} has no rights there, autogen service install, as administrator and with the same --workspace and --data, grants them.",
            };
        }
    }
}
