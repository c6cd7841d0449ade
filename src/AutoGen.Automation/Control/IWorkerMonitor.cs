namespace AutoGen.Automation.Control;

/// <summary>The worker processes behind the renderer.</summary>
public interface IWorkerMonitor
{
    IReadOnlyList<WorkerStatus> Workers { get; }

    /// <summary>Lets the renders in hand end, then ends the processes; a later render starts them again.</summary>
    Task UnloadAsync(CancellationToken cancellationToken);
}
