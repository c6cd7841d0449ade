using AutoGen.Protocol.Rendering;

namespace AutoGen.Rendering.Pipeline;

/// <summary>Where a render stands: told to the caller, and named in a failure.</summary>
internal sealed class RenderTracker(IProgress<RenderProgress>? progress, CancellationToken cancellationToken)
{
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly List<StageTime> ended = [];
    private long entered;
    private int step;
    private int steps;

    public RenderStage Stage { get; private set; }

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Where the time went until now.</summary>
    public IReadOnlyList<StageTime> Times => entered == 0 ? [] : [.. ended, Now];

    private StageTime Now => new(Stage, Math.Round(clock.GetElapsedTime(entered).TotalSeconds, 4));

    public void Enter(RenderStage stage)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (entered != 0)
            ended.Add(Now);
        (Stage, entered) = (stage, clock.GetTimestamp());
        progress?.Report(new RenderProgress(stage, step, steps));
    }

    public void ReportStep(int stepsDone, int stepsInAll)
    {
        (step, steps) = (stepsDone, stepsInAll);
        progress?.Report(new RenderProgress(Stage, step, steps));
    }
}
