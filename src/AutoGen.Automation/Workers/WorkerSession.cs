using System.IO.Pipes;
using System.Net.Sockets;
using AutoGen.Protocol;
using AutoGen.Protocol.Pipes;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;

namespace AutoGen.Automation.Workers;

/// <summary>The life of one worker process, from its start to its end.</summary>
internal sealed class WorkerSession
{
    private readonly NamedPipeServerStream pipe;
    private readonly WorkerProcess process;
    private readonly WorkerChannel channel;
    private readonly StageWatch watch;
    private volatile Problem? problem;
    private volatile bool ending, cancelling, killed;

    public WorkerSession(WorkerStart start, WorkerOptions options, TimeProvider time)
    {
        (Options, Start) = (options, start);
        watch = new StageWatch(options.Limits, time);
        News = new WorkerNews(watch);
        pipe = LocalPipe.Listen(start.Pipe, clients: 1);
        channel = new WorkerChannel(pipe);
        watch.Starting();
        try
        {
            process = WorkerProcess.Start(start.Program, start.Pipe, start.Lines, time);
        }
        catch
        {
            pipe.Dispose();
            throw;
        }

        Ended = RunAsync();
    }

    public WorkerStart Start { get; }

    public WorkerOptions Options { get; }

    public WorkerNews News { get; }

    public int ProcessId => process.Id;

    private RenderingOptions Rendering => Start.DeviceRests is null ? Options.RenderingOf(Start.Slot) : Options.RenderingOf(Start.Slot) with { Provider = OnnxProvider.Cpu };

    /// <summary>Never fails.</summary>
    public Task<WorkerEnd> Ended { get; }

    /// <summary>Renders that it took.</summary>
    public int Renders { get; private set; }

    /// <summary>Bytes that it had in use when it was last looked at: twice a second, and after each render.</summary>
    public long? Memory { get; private set; }

    /// <summary>Renders one job; the token asks the worker to stop, and ends it where it does not.</summary>
    /// <returns>Null where the worker ended meanwhile.</returns>
    public async Task<RenderOutcome?> RenderAsync(RenderInHand render, CancellationToken cancellationToken)
    {
        Renders++;
        cancelling = false;
        News.InHand = render;
        watch.Taking(render.Progress);
        render.Sent = channel.Send<WorkerCommand>(new WorkerCommand.Render(render.Attempt, render.Job.Request, render.Job.WorkFile));
        await using (cancellationToken.Register(() => Cancel(render)))
            await Task.WhenAny(render.Outcome, Ended);
        News.InHand = null;
        watch.Idle(); // after the last chance to cancel: else the next render would be ended in this one's place
        Memory = process.ReadMemory(); // before anybody may give it another render: on a busy machine the next look comes late
        return render.Outcome.IsCompleted ? await render.Outcome : null;
    }

    /// <summary>Looks after it; called twice a second.</summary>
    public void Check()
    {
        Memory = process.ReadMemory();
        if (Memory > Options.MemoryBrink)
            Kill(WorkerProblems.TooMuchMemory(Memory.Value, Options.MemoryCeiling));
        else if (watch.Overdue() is { } overdue)
            Kill(ending || cancelling ? null : WorkerProblems.Hung(overdue));
    }

    /// <summary>Asks it to end, and ends it where it does not, or has not begun.</summary>
    public async Task EndAsync()
    {
        ending = true;
        watch.Ending();
        if (!News.Ready.IsCompleted)
            Kill(null);
        else
            channel.Send<WorkerCommand>(new WorkerCommand.Shutdown());
        await Ended;
    }

    private void Cancel(RenderInHand render)
    {
        cancelling = true;
        watch.Ending();
        channel.Send<WorkerCommand>(new WorkerCommand.Cancel(render.Attempt));
    }

    private void Kill(Problem? reason)
    {
        (problem, killed) = (problem ?? reason, true);
        process.Kill();
    }

    private async Task<WorkerEnd> RunAsync()
    {
        using var gone = new CancellationTokenSource();
        var heard = HearAsync(gone.Token);
        var exitCode = await process.WaitAsync();
        await gone.CancelAsync();
        await heard;
        channel.Dispose();
        process.Dispose();
        News.End();
        var known = killed ? (int?)null : exitCode;
        return new WorkerEnd(known, Reason(known), Start.Lines.Lines);
    }

    private Problem? Reason(int? exitCode)
    {
        if (News.DeviceLost is { } said)
            return said;
        var reason = problem ?? News.Refusal ?? (!ending && exitCode is { } code ? WorkerProblems.Crashed(code) : null);
        return reason is null or { Code: WorkerProblems.KilledForMemory } ? reason : WorkerProblems.DeviceLost(exitCode, Start.Lines.Lines) ?? reason;
    }

    private async Task HearAsync(CancellationToken gone)
    {
        try
        {
            await pipe.WaitForConnectionAsync(gone);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            return; // it ended before it spoke
        }
        catch (Exception fault) when (fault is SocketException or UnauthorizedAccessException) // no file handle is left for it, or somebody else came
        {
            Kill(WorkerProblems.NotStarted(Start.Program, fault.Message));
            return;
        }

        watch.LookingAtModels();
        channel.Send<WorkerCommand>(new WorkerCommand.Start(WorkerProtocol.Version, Rendering) { LeftOut = Start.LeftOut });
        await Task.Factory.StartNew(Hear, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Hear()
    {
        try
        {
            while (channel.Read<WorkerEvent>() is { } news)
                News.Take(news);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException) // nothing a worker sends may take the agent along
        {
            Kill(WorkerProblems.Unintelligible(fault.Message));
        }
    }
}
