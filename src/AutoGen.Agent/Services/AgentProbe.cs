using AutoGen.Agent.Control;
using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>The agent of a data folder, as seen from outside.</summary>
internal sealed class AgentProbe(Places places, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), Pace = TimeSpan.FromMilliseconds(200);

    public async Task<ServiceStatus> StatusAsync(CancellationToken cancellationToken)
    {
        if (AgentLock.HolderOf(places.Data) is null)
            return new ServiceStatus(ServiceState.Stopped);
        var asked = await new ControlClient(places).AskAsync(new ControlRequest { Ask = ControlQuestion.Status }, cancellationToken);
        return asked.TryGet(out var answer, out _) ? new ServiceStatus(ServiceState.Running, answer.Status!.ProcessId) : new ServiceStatus(ServiceState.Starting);
    }

    /// <summary>Asks it to end and waits until it has; nothing where none runs.</summary>
    public async Task<IReadOnlyList<Problem>> StopAsync(string kind, CancellationToken cancellationToken)
    {
        var problems = await AskToStopAsync(cancellationToken);
        return problems.Count == 0 || problems[0].Code == ControlClient.NotRunning ? await UntilStoppedAsync(kind, cancellationToken) : problems;
    }

    /// <summary>Asks it to end; one that has ended before it answered has done so.</summary>
    public async Task<IReadOnlyList<Problem>> AskToStopAsync(CancellationToken cancellationToken)
    {
        var asked = await new ControlClient(places).AskAsync(new ControlRequest { Ask = ControlQuestion.Stop }, cancellationToken);
        return asked.TryGet(out _, out var problems) || problems[0].Code == ControlClient.BrokeOff ? [] : problems;
    }

    public async Task<IReadOnlyList<Problem>> UntilStoppedAsync(string kind, CancellationToken cancellationToken) =>
        await UntilRunningAsync(false, cancellationToken) ? [] : [ServiceProblems.StillRunning(kind, Patience)];

    public async Task<bool> UntilRunningAsync(bool wanted, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while ((AgentLock.HolderOf(places.Data) is not null) != wanted)
        {
            if (time.GetElapsedTime(start) > Patience)
                return false;
            await Task.Delay(Pace, time, cancellationToken);
        }

        return true;
    }
}
