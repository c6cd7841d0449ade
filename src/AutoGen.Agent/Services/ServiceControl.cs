using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>Waits for a service of Windows to become what it was asked to be.</summary>
/// <param name="kind">Of the service, for people.</param>
/// <param name="read">How far it is.</param>
/// <param name="time">The clock.</param>
internal sealed class ServiceControl(string kind, Func<ServiceNative.Status> read, TimeProvider time)
{
    /// <summary>Longer than the agent takes to hand back what it renders.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), Pace = TimeSpan.FromMilliseconds(200);

    /// <summary>Its status when it is there, or when patience has an end.</summary>
    public async Task<ServiceNative.Status> UntilAsync(Func<ServiceNative.Status, bool> reached, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var status = read();
            if (reached(status) || time.GetElapsedTime(start) > Patience)
                return status;
            await Task.Delay(Pace, time, cancellationToken);
        }
    }

    /// <summary>Stops it and waits until it has ended. While it starts Windows passes nothing on to it: it is asked again.</summary>
    /// <param name="ask">Asks it to stop; 0, or why Windows refused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Problem>> StopAsync(Func<int> ask, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var refused = ask();
        while (refused == ServiceNative.CannotAcceptControl && time.GetElapsedTime(start) <= Patience)
        {
            await Task.Delay(Pace, time, cancellationToken);
            refused = ask();
        }

        if (refused is not (0 or ServiceNative.NotRunning or ServiceNative.CannotAcceptControl))
            return [ServiceProblems.OfWindows(kind, "stop the service", refused)];
        var stopped = refused != ServiceNative.CannotAcceptControl && (await UntilAsync(static status => status.State == ServiceState.Stopped, cancellationToken)).State == ServiceState.Stopped;
        return stopped ? [] : [ServiceProblems.StillRunning(kind, Patience)];
    }
}
