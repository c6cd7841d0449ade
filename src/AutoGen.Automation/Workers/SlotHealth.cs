using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Workers;

namespace AutoGen.Automation.Workers;

/// <summary>How often a slot has lost its worker, why, and when the next may start.</summary>
internal sealed class SlotHealth(int number, WorkerContext context)
{
    private readonly Backoff backoff = new(context.Time);
    private readonly SlotDevice device = new(number, context);
    private volatile Problem? problem; // why the last worker was lost or did not start; null where one has become ready since
    private volatile WorkerEvent.Ready? verdict; // of the last worker that became ready
    private volatile int losses;

    /// <summary>Why the next worker has to do with the CPU; null where it need not.</summary>
    public Problem? DeviceRests => device.Resting;

    /// <summary>What is left to wait before the next start.</summary>
    public TimeSpan Wait => backoff.Left;

    /// <summary>What is known of the slot whether it has a worker or not.</summary>
    public WorkerStatus Status(WorkerState state) => new(number, state)
    {
        Losses = losses,
        Problem = problem,
        Device = DeviceRests is null ? verdict?.Device : null,
        DeviceProblem = verdict?.DeviceProblem,
        DeviceRests = DeviceRests,
    };

    public void NotStarted(string reason)
    {
        backoff.Raise();
        problem = WorkerProblems.NotStarted(context.Program, reason);
        SlotLog.Lost(context.Logger, number, problem);
    }

    /// <summary>A worker is ready.</summary>
    public void Ready(WorkerEvent.Ready? said)
    {
        (problem, verdict) = (null, said);
        context.Killers.Acquit();
    }

    /// <summary>A render has ended as it should.</summary>
    public void Good() => backoff.Reset();

    public void Ended(WorkerSession worker, WorkerEnd end)
    {
        if (end.Problem is not { } reason)
        {
            SlotLog.Ended(context.Logger, number);
            return;
        }

        Interlocked.Increment(ref losses);
        problem = reason;
        backoff.Raise();
        SlotLog.Lost(context.Logger, number, reason);
        if (end.DeviceLost)
            device.Lost(reason);
        else if (worker.News.Loading is { } loading && reason.Code != WorkerProblems.KilledForMemory) // what it was loading just then is not to blame
            Blame(loading.Name, loading.Path, end);
    }

    private void Blame(string plugin, string folder, WorkerEnd end)
    {
        try
        {
            if (!context.Killers.Blame(plugin, folder, end))
                return;
            SlotLog.PluginLeftOut(context.Logger, plugin);
            context.Catalogue.Check(context.Options.Rendering, atOnce: true);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            SlotLog.NotRemembered(context.Logger, plugin, fault.Message);
        }
    }
}
