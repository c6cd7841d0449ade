using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;

namespace AutoGen.Automation.Workers;

/// <summary>The render that a worker has in hand.</summary>
internal sealed class RenderInHand(RenderJob job, IProgress<RenderProgress>? progress)
{
    private readonly TaskCompletionSource<RenderOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile RenderedPicture? picture;

    public RenderJob Job => job;

    /// <summary>The name of this attempt between agent and worker: that of its work file, which no other attempt has.</summary>
    public string Attempt { get; } = Path.GetFileNameWithoutExtension(job.WorkFile);

    /// <summary>What people know it by.</summary>
    public string Name => job.Name ?? Attempt;

    public RenderProgress Progress { get; private set; } = new(RenderStage.Load, 0, 0);

    public Task<RenderOutcome> Outcome => outcome.Task;

    /// <summary>Whether a worker was there to take it.</summary>
    public bool Sent { get; set; }

    /// <summary>What the worker says about its render; what it says about another is none of this one's.</summary>
    public void Take(WorkerEvent news)
    {
        switch (news)
        {
            case WorkerEvent.Progress step when step.Attempt == Attempt:
                Progress = new RenderProgress(step.Stage, step.Step, step.Steps);
                progress?.Report(Progress);
                break;
            case WorkerEvent.Written written when written.Attempt == Attempt:
                picture = written.Picture;
                break;
            case WorkerEvent.Completed completed when completed.Attempt == Attempt && picture is { } whole:
                End(new RenderOutcome.Completed(whole));
                break;
            case WorkerEvent.Rejected rejected when rejected.Attempt == Attempt:
                End(new RenderOutcome.Rejected(rejected.Problems));
                break;
            case WorkerEvent.Failed failed when failed.Attempt == Attempt:
                End(new RenderOutcome.Failed(failed.Stage, failed.Problem, failed.Transient) { Plugin = failed.Plugin });
                break;
            case WorkerEvent.Cancelled cancelled when cancelled.Attempt == Attempt:
                End(new RenderOutcome.Cancelled());
                break;
        }
    }

    /// <summary>The worker is gone. What was written before is there all the same.</summary>
    public void Lose(RenderOutcome loss) => End(picture is { } whole ? new RenderOutcome.Completed(whole) : loss);

    private void End(RenderOutcome end) => outcome.TrySetResult(end);
}
