using AutoGen.Agent.Configuration;
using AutoGen.Automation.Control;
using AutoGen.Models;
using AutoGen.Models.Devices;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Checks;

/// <summary>The graphics devices of Windows, whether the configured ones compute right here, and what became of them in the running agent.</summary>
internal static class DeviceChecks
{
    private const string Area = "devices";
    private const int ServicesSession = 0;

    public static IEnumerable<Check> Run(AgentSettings settings)
    {
        if (AgentOrigin.SessionId is not { } session)
            return [];
        var look = settings.Provider != OnnxProvider.Cpu && OnnxRuntimeInfo.Check() is null;
        return [new Check(Area, "session of this command", CheckState.Ok, Words(session)), .. Listed(), .. look ? settings.Devices.Select(Checked) : []];
    }

    /// <summary>What the workers of a running agent say, which may be in another session than the doctor.</summary>
    /// <param name="agent">Null where none runs.</param>
    public static IEnumerable<Check> OfAgent(AgentStatus? agent)
    {
        if (agent is null)
            return [];
        IEnumerable<Check> session = agent.SessionId is { } number
            ? [new Check(Area, "session of the agent", CheckState.Ok, Words(number) + (agent.AsService ? "; it runs as a service" : "; it does not run as a service"))]
            : [];
        return [.. session, .. agent.Workers.SelectMany(worker => OfWorker(worker, agent))];
    }

    private static IEnumerable<Check> OfWorker(WorkerStatus worker, AgentStatus agent)
    {
        var name = $"device of worker {worker.Slot}";
        if (worker.DeviceProblem is { } problem)
            return [new Check(Area, name, CheckState.Warning, problem.Message) { Remedy = Remedy(problem, agent.SessionId, agent.AsService) }];
        if (worker.Device is { } device)
            return [new Check(Area, name, CheckState.Ok, device)];
        return agent.SessionId is null ? [] : [new Check(Area, name, CheckState.Ok, "none: the CPU is configured, a device rests, or no worker has started yet")];
    }

    /// <summary>Services run in session 0, which some machines give no graphics card; one that was lost, or computes garbage, could be opened.</summary>
    private static string? Remedy(Problem problem, int? session, bool asService)
    {
        if (session is null || (session != ServicesSession && !asService) || problem.Code is DirectMlDevice.ComputesWrong or DeviceLoss.ProblemCode)
            return problem.Remedy;
        var change = asService ? "autogen service uninstall, then autogen service install --at-logon" : "autogen service install --at-logon";
        return $"Some machines give services, which run in session 0, no graphics card. Have the agent started in the session of a signed-in user: {change}, with the same --workspace and --data.";
    }

    private static string Words(int session) => session == ServicesSession ? "0, that of services" : $"{session}, that of a signed-in user";

    private static IEnumerable<Check> Listed()
    {
        if (!GraphicsAdapters.List().TryGet(out var adapters, out var problems))
            return [new Check(Area, "list", CheckState.Warning, problems[0].Message) { Remedy = problems[0].Remedy }];
        return adapters.Select(static adapter => new Check(
            Area, $"{adapter}", CheckState.Ok, $"{Size.Text(adapter.DedicatedBytes)} of its own, {Size.Text(adapter.SharedBytes)} shared, {Size.Text(adapter.UsableBytes)} for AutoGen, LUID {adapter.Luid}"));
    }

    private static Check Checked(string device)
    {
        var found = DirectMlDevice.Of(device);
        if (found.Problem is { } problem)
            return new Check(Area, $"device {device}", CheckState.Warning, $"{problem.Message} The CPU is used.") { Remedy = Remedy(problem, AgentOrigin.SessionId, asService: false) };
        return found.Refused.Count == 0
            ? new Check(Area, $"device {device}", CheckState.Ok, $"{found.Adapter}; computes right")
            : new Check(Area, $"device {device}", CheckState.Warning, $"{found.Adapter}; computes right, but refuses {string.Join("; ", found.Refused)}") { Remedy = "Update the graphics driver." };
    }
}
