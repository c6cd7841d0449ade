using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;

namespace AutoGen.Automation.Workers;

/// <summary>The render that a worker has in hand.</summary>
internal sealed class RenderInHand(RenderJob job, IProgress<RenderProgress>? progress)
{
    private readonly TaskCompletionSource<RenderOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RenderedPicture? picture;

    public RenderJob Job => job;

    /// <summary>The name of this attempt between agent and worker: that of its work file, which no other attempt has.</summary>
    public string Attempt { get; } = Path.GetFileNameWithoutExtension(job.WorkFile);

    /// <summary>What people know it by.</summary>
    public string Name => job.Name ?? Attempt;

    public RenderProgress Progress { get; private set; } = new(RenderStage.Load, 0, 0);

    public Task<RenderOutcome> Outcome => outcome.Task;

    public void Report(RenderProgress news)
    {
        Progress = news;
        progress?.Report(news);
    }

    public void Written(RenderedPicture written) => picture = written;

    public void End(RenderOutcome end) => outcome.TrySetResult(end);

    public void Complete(WorkerEvent.Completed _)
    {
        if (picture is not null)
            End(new RenderOutcome.Completed(picture));
    }

    /// <summary>The worker is gone. What was written before is there all the same.</summary>
    public void Lose(RenderOutcome loss) => End(picture is null ? loss : new RenderOutcome.Completed(picture));
}
