using System.Collections.Concurrent;
using AutoGen.Protocol.Workers;

namespace AutoGen.Rendering.Workers;

/// <summary>A render that was asked for.</summary>
internal sealed record WorkerRender(WorkerCommand.Render Command, CancellationToken Cancelled);

/// <summary>
/// Hears the agent on a thread of its own, and so sees the end of the pipe whatever the rest of the process does: then the agent
/// is gone, and the process ends within a blink, unfinished business, looping plugins and finalisers included.
/// </summary>
internal sealed class WorkerInbox
{
    private readonly BlockingCollection<WorkerRender> renders = [];
    private readonly ConcurrentDictionary<string, CancellationTokenSource> cancellations = new(StringComparer.Ordinal);
    private readonly WorkerChannel channel;

    public WorkerInbox(WorkerChannel channel)
    {
        this.channel = channel;
        new Thread(Listen) { Name = "AutoGen agent", IsBackground = true, Priority = ThreadPriority.AboveNormal }.Start();
    }

    /// <summary>What was asked for, until the agent says shutdown.</summary>
    public IEnumerable<WorkerRender> Renders()
    {
        foreach (var render in renders.GetConsumingEnumerable())
        {
            yield return render;
            if (cancellations.TryRemove(render.Command.Attempt, out var cancellation))
                cancellation.Dispose();
        }
    }

    private void Listen()
    {
        try
        {
            while (channel.Read<WorkerCommand>() is { } command)
                Take(command);
        }
        catch (InvalidDataException fault)
        {
            Console.Error.WriteLine($"The agent sent what cannot be understood: {fault.Message}");
        }

        WorkerGroup.Kill();
    }

    private void Take(WorkerCommand command)
    {
        switch (command)
        {
            case WorkerCommand.Render render:
                renders.Add(new WorkerRender(render, cancellations.GetOrAdd(render.Attempt, static _ => new CancellationTokenSource()).Token));
                break;
            case WorkerCommand.Cancel cancel:
                Cancel(cancel.Attempt);
                break;
            case WorkerCommand.Shutdown:
                renders.CompleteAdding();
                cancellations.Keys.ToList().ForEach(Cancel);
                break; // and hear on: this process must not outlive the agent even while it ends
        }
    }

    private void Cancel(string attempt)
    {
        try
        {
            // what a plugin does when it is told must not keep this thread from hearing
            if (cancellations.TryGetValue(attempt, out var cancellation))
                _ = cancellation.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // it has just ended
        }
    }
}
