using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Notices;

/// <summary>Delivers notices for as long as the host runs: to each target one after the other, to several at the same time. A slow one holds up nobody.</summary>
internal sealed partial class OutboxService(Outbox outbox, OutboxDelivery delivery, TimeProvider time, ILogger<OutboxService> logger) : BackgroundService
{
    /// <summary>Between two looks where nothing rings: also what somebody else put there is seen some time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.1);

    private readonly Dictionary<string, Task> underWay = [];
    private volatile TaskCompletionSource bell = NewBell();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        outbox.Came += Ring;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                bell = NewBell(); // before the look: what comes from now on rings it
                await WaitAsync(Start(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // somebody asked for it
        }
        finally
        {
            outbox.Came -= Ring;
            await Task.WhenAll(underWay.Values);
        }
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Ring() => bell.TrySetResult();

    /// <summary>Starts what is due and not under way; how long nothing else can be.</summary>
    private TimeSpan Start(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var ended in underWay.Where(static delivery => delivery.Value.IsCompleted).Select(static delivery => delivery.Key).ToList())
                underWay.Remove(ended);
            foreach (var target in outbox.DueTargets().Where(target => !underWay.ContainsKey(target)))
                underWay[target] = DeliverAsync(target, cancellationToken);
            return outbox.SoonestDue(underWay.ContainsKey) is { } due && due < Longest ? due : Longest;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException) // without this loop nothing is ever delivered
        {
            Log.Broke(logger, fault);
            return Longest;
        }
    }

    private async Task DeliverAsync(string target, CancellationToken cancellationToken)
    {
        try
        {
            await TryDeliverAsync(target, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return; // it stays in the outbox
        }

        Ring(); // what came meanwhile for this target
    }

    /// <summary>A bug costs its target a minute: it must not be run into again and again.</summary>
    private async Task TryDeliverAsync(string target, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => delivery.DeliverAsync(target, cancellationToken), cancellationToken);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            Log.Broke(logger, fault);
            await Task.Delay(Longest, time, cancellationToken);
        }
    }

    private async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(bell.Task, Task.Delay(longest > Shortest ? longest : Shortest, time, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static partial class Log
    {
        [LoggerMessage(2006, LogLevel.Critical, "Delivering notices broke; it is tried again")]
        public static partial void Broke(ILogger logger, Exception fault);
    }
}
