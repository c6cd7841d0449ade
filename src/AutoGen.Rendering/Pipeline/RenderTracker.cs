using AutoGen.Protocol.Rendering;

namespace AutoGen.Rendering.Pipeline;

/// <summary>Where a render stands: told to the caller, and named in a failure.</summary>
internal sealed class RenderTracker(IProgress<RenderProgress>? progress, CancellationToken cancellationToken)
{
    private int step;
    private int steps;

    public RenderStage Stage { get; private set; }

    public CancellationToken CancellationToken => cancellationToken;

    public void Enter(RenderStage stage)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Stage = stage;
        progress?.Report(new RenderProgress(stage, step, steps));
    }

    public void ReportStep(int stepsDone, int stepsInAll)
    {
        (step, steps) = (stepsDone, stepsInAll);
        progress?.Report(new RenderProgress(Stage, step, steps));
    }
}
