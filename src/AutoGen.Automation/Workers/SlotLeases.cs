namespace AutoGen.Automation.Workers;

/// <summary>Who may use which slot: one at a time, in the order they asked.</summary>
internal sealed class SlotLeases(IReadOnlyList<WorkerSlot> slots)
{
    private readonly Lock gate = new();
    private readonly List<WorkerSlot> free = [.. slots];
    private readonly List<Waiter> waiters = [];

    /// <summary>A free slot, the best of several by <paramref name="rank"/> (lowest first).</summary>
    public Task<WorkerSlot> TakeAsync(Func<WorkerSlot, int> rank, CancellationToken cancellationToken) =>
        TakeAsync(null, rank, cancellationToken);

    /// <summary>This very slot.</summary>
    public Task TakeAsync(WorkerSlot slot, CancellationToken cancellationToken) => TakeAsync(slot, static _ => 0, cancellationToken);

    /// <summary>This very slot if it is free now.</summary>
    public bool TryTake(WorkerSlot slot)
    {
        lock (gate)
            return free.Remove(slot);
    }

    public void Return(WorkerSlot slot)
    {
        lock (gate)
        {
            while (waiters.FirstOrDefault(waiter => waiter.Only is null || waiter.Only == slot) is { } next)
            {
                waiters.Remove(next);
                if (next.Slot.TrySetResult(slot))
                    return;
            }

            free.Add(slot);
        }
    }

    private async Task<WorkerSlot> TakeAsync(WorkerSlot? only, Func<WorkerSlot, int> rank, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(only, new TaskCompletionSource<WorkerSlot>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            if (free.Where(slot => only is null || only == slot).MinBy(rank) is { } best)
            {
                free.Remove(best);
                return best;
            }

            waiters.Add(waiter);
        }

        await using var given = cancellationToken.Register(() => GiveUp(waiter, cancellationToken));
        return await waiter.Slot.Task;
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (gate)
            waiters.Remove(waiter);
        waiter.Slot.TrySetCanceled(cancellationToken); // where it was given one just now, it has it
    }

    private sealed record Waiter(WorkerSlot? Only, TaskCompletionSource<WorkerSlot> Slot);
}
