using AutoGen.Automation.Control;

namespace AutoGen.Automation.Running;

/// <summary>Where the feed puts renders: Quartz.</summary>
internal interface IRenderQueue
{
    /// <summary>False where it could not be taken; it stays in the backlog.</summary>
    Task<bool> SubmitAsync(RenderKey key, CancellationToken cancellationToken);
}

/// <summary>
/// Tops Quartz up: for each device slot the render under way and one that waits, so that what comes later may still go
/// first. Never runs twice at the same time.
/// </summary>
internal sealed class Feed(Backlog backlog, FeedOrder order, StartGate starts, PauseState pause, LiveOptions options, IRenderQueue queue, IEnumerable<IWorkerMonitor> workers)
{
    private const int PerSlot = 2;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (pause.IsPaused)
        {
            await UnloadAsync(cancellationToken);
            return;
        }

        while (!cancellationToken.IsCancellationRequested && backlog.InHand < PerSlot * options.Current.DeviceSlots)
        {
            if (backlog.TakeRender(order, starts) is not { } key)
                return;
            if (!await queue.SubmitAsync(key, cancellationToken))
            {
                backlog.Release(key);
                return;
            }
        }
    }

    /// <summary>A paused agent gives the device's memory back as soon as nothing needs it.</summary>
    private async Task UnloadAsync(CancellationToken cancellationToken)
    {
        if (backlog.IsRunning)
            return;
        foreach (var monitor in workers)
            await monitor.UnloadAsync(cancellationToken);
    }
}
