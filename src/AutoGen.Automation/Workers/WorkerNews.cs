using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Workers;

namespace AutoGen.Automation.Workers;

/// <summary>What a worker has said so far.</summary>
internal sealed class WorkerNews(StageWatch watch)
{
    private readonly TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile RenderInHand? inHand;

    /// <summary>True when it waits for renders; false where it ended before.</summary>
    public Task<bool> Ready => ready.Task;

    public Catalogue? Catalogue { get; private set; }

    /// <summary>The plugin it was loading when it was last heard of; null where it has loaded all.</summary>
    public WorkerEvent.Loading? Loading { get; private set; }

    /// <summary>The model in its memory.</summary>
    public string? Model { get; private set; }

    /// <summary>What it said of its graphics device when it became ready.</summary>
    public WorkerEvent.Ready? Verdict { get; private set; }

    /// <summary>Why it does not want to serve.</summary>
    public Problem? Refusal { get; private set; }

    /// <summary>Why its graphics device is lost.</summary>
    public Problem? DeviceLost { get; private set; }

    /// <summary>What it renders.</summary>
    public RenderInHand? InHand
    {
        get => inHand;
        set => inHand = value;
    }

    public void Take(WorkerEvent news)
    {
        watch.Heard();
        switch (news)
        {
            case WorkerEvent.Loading { Kind: LoadingKind.Plugin } loading:
                Loading = loading;
                watch.LoadingPlugin(loading.Name);
                break;
            case WorkerEvent.Loading loading:
                Model = loading.Name;
                watch.LoadingModel(loading.Name);
                break;
            case WorkerEvent.Looked looked:
                Catalogue = looked.Catalogue;
                break;
            case WorkerEvent.Ready said:
                (Loading, Verdict) = (null, said);
                watch.Idle();
                ready.TrySetResult(true);
                break;
            case WorkerEvent.DeviceLost lost:
                DeviceLost = lost.Problem;
                watch.Ending();
                break;
            case WorkerEvent.Refused refused:
                Refusal = refused.Problem;
                break;
            default:
                TakeOfRender(news);
                break;
        }
    }

    /// <summary>It says nothing any more.</summary>
    public void End() => ready.TrySetResult(false);

    private void TakeOfRender(WorkerEvent news)
    {
        if (InHand is not { } render)
            return;
        Model = news switch
        {
            WorkerEvent.Completed completed => completed.Model,
            WorkerEvent.Rejected rejected => rejected.Model,
            WorkerEvent.Failed failed => failed.Model,
            WorkerEvent.Cancelled cancelled => cancelled.Model,
            _ => Model,
        };
        render.Take(news);
        if (news is WorkerEvent.Progress progress && progress.Attempt == render.Attempt)
            watch.Rendering(render.Progress);
    }
}
