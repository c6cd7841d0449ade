using System.IO.Pipes;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;

namespace AutoGen.Automation.Workers;

/// <summary>The life of one worker process, from its start to its end.</summary>
internal sealed class WorkerSession
{
    private readonly TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly NamedPipeServerStream pipe;
    private readonly WorkerProcess process;
    private readonly WorkerChannel channel;
    private readonly StageWatch watch;
    private readonly WorkerOptions options;
    private RenderInHand? inHand;
    private Problem? problem;
    private bool ending, cancelling, killed;

    public WorkerSession(WorkerStart start, WorkerOptions options, TimeProvider time)
    {
        (this.options, Start) = (options, start);
        watch = new StageWatch(options.Limits, time);
        pipe = WorkerPipe.Listen(start.Pipe);
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

    public WorkerOptions Options => options;

    public int ProcessId => process.Id;

    /// <summary>True when it waits for renders; false where it ended before.</summary>
    public Task<bool> Ready => ready.Task;

    /// <summary>Never fails.</summary>
    public Task<WorkerEnd> Ended { get; }

    public Catalogue? Catalogue { get; private set; }

    /// <summary>What it was loading when it was last heard of; null where it has loaded all.</summary>
    public WorkerEvent.Loading? Loading { get; private set; }

    /// <summary>The model in its memory.</summary>
    public string? Model { get; private set; }

    public int Renders { get; private set; }

    public long? Memory { get; private set; }

    public RenderInHand? InHand => inHand;

    public RenderStage Stage => watch.Stage;

    /// <summary>Renders one job; the token asks the worker to stop, and ends it where it does not.</summary>
    public async Task<RenderOutcome?> RenderAsync(RenderInHand render, CancellationToken cancellationToken)
    {
        Renders++;
        cancelling = false;
        inHand = render;
        watch.Rendering(render.Progress);
        channel.Send<WorkerCommand>(new WorkerCommand.Render(render.Attempt, render.Job.Request, render.Job.WorkFile));
        await using var stop = cancellationToken.Register(() =>
        {
            cancelling = true;
            watch.Ending();
            channel.Send<WorkerCommand>(new WorkerCommand.Cancel(render.Attempt));
        });
        await Task.WhenAny(render.Outcome, Ended);
        inHand = null;
        watch.Idle();
        return render.Outcome.IsCompleted ? await render.Outcome : null;
    }

    /// <summary>Looks after it; called twice a second.</summary>
    public void Check()
    {
        Memory = process.ReadMemory();
        if (Memory > options.MemoryBrink)
            Kill(WorkerProblems.TooMuchMemory(Memory.Value, options.MemoryCeiling));
        else if (watch.Overdue() is { } overdue)
            Kill(ending || cancelling ? null : WorkerProblems.Hung(overdue));
    }

    /// <summary>Asks it to end, and ends it where it does not.</summary>
    public async Task EndAsync()
    {
        ending = true;
        watch.Ending();
        channel.Send<WorkerCommand>(new WorkerCommand.Shutdown());
        await Ended;
    }

    /// <summary>Ends it now.</summary>
    public void Kill(Problem? reason)
    {
        (killed, problem) = (true, problem ?? reason);
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
        ready.TrySetResult(false);
        if (!ending && !killed)
            problem ??= WorkerProblems.Crashed(exitCode);
        return new WorkerEnd(killed ? null : exitCode, problem, Start.Lines.Lines);
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

        watch.LookingAtModels();
        channel.Send<WorkerCommand>(new WorkerCommand.Start(WorkerProtocol.Version, options.Rendering) { LeftOut = Start.LeftOut });
        await Task.Factory.StartNew(Hear, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Hear()
    {
        try
        {
            while (channel.Read<WorkerEvent>() is { } news)
            {
                watch.Heard();
                Take(news);
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException) // nothing a worker sends may take the agent along
        {
            Kill(WorkerProblems.Unintelligible(fault.Message));
        }
    }

    private void Take(WorkerEvent news)
    {
        switch (news)
        {
            case WorkerEvent.Loading { Kind: LoadingKind.Plugin } loading:
                Loading = loading;
                watch.LoadingPlugin(loading.Name);
                break;
            case WorkerEvent.Loading loading:
                watch.LoadingModel(loading.Name);
                Model = loading.Name;
                break;
            case WorkerEvent.Looked looked:
                Catalogue = looked.Catalogue;
                break;
            case WorkerEvent.Ready:
                Loading = null;
                watch.Idle();
                ready.TrySetResult(true);
                break;
            case WorkerEvent.Refused refused:
                problem = refused.Problem;
                break;
            default:
                if (inHand is { } render)
                    Take(news, render);
                break;
        }
    }

    private void Take(WorkerEvent news, RenderInHand render)
    {
        switch (news)
        {
            case WorkerEvent.Progress progress when progress.Attempt == render.Attempt:
                var now = new RenderProgress(progress.Stage, progress.Step, progress.Steps);
                watch.Rendering(now);
                render.Report(now);
                break;
            case WorkerEvent.Written written when written.Attempt == render.Attempt:
                render.Written(written.Picture);
                break;
            case WorkerEvent.Completed completed when completed.Attempt == render.Attempt:
                Model = completed.Model;
                render.Complete(completed);
                break;
            case WorkerEvent.Rejected rejected when rejected.Attempt == render.Attempt:
                Model = rejected.Model;
                render.End(new RenderOutcome.Rejected(rejected.Problems));
                break;
            case WorkerEvent.Failed failed when failed.Attempt == render.Attempt:
                Model = failed.Model;
                render.End(new RenderOutcome.Failed(failed.Stage, failed.Problem, failed.Transient));
                break;
            case WorkerEvent.Cancelled cancelled when cancelled.Attempt == render.Attempt:
                Model = cancelled.Model;
                render.End(new RenderOutcome.Cancelled());
                break;
        }
    }
}
