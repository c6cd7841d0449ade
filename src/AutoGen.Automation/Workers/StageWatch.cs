using System.Globalization;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Workers;

/// <summary>Knows what a worker is busy with, since when, and how long that may take.</summary>
internal sealed class StageWatch(WorkerLimits limits, TimeProvider time)
{
    private const int MedianFactor = 20;
    private readonly Lock gate = new();
    private readonly ObservedClock clock = new(time);
    private readonly List<TimeSpan> steps = [];
    private Phase? phase, render;
    private TimeSpan lastSign;
    private int stepsDone;
    private bool ending;

    /// <summary>The stage of the render in hand.</summary>
    public RenderStage Stage { get; private set; }

    /// <summary>Any message is a sign of life.</summary>
    public void Heard()
    {
        lock (gate)
            lastSign = clock.Now;
    }

    public void Starting() => Begin("starting", limits.Start);

    public void LoadingPlugin(string name) => Begin($"loading the plugin {name}", limits.Start);

    public void LookingAtModels() => Begin("looking at the models", limits.Stage);

    public void LoadingModel(string name) => Begin($"loading the model {name}", limits.Load);

    /// <summary>It was asked to end what it does; whatever it says meanwhile does not give it more time.</summary>
    public void Ending()
    {
        lock (gate)
        {
            Begin("ending", limits.End);
            ending = true;
        }
    }

    public void Idle()
    {
        lock (gate)
            (phase, render, ending) = (null, null, false);
    }

    /// <summary>A render begins, which has a limit as a whole.</summary>
    public void Taking(RenderProgress progress)
    {
        lock (gate)
            render = limits.Render > TimeSpan.Zero ? new Phase("one render", clock.Now, limits.Render) : null;
        Rendering(progress);
    }

    public void Rendering(RenderProgress progress)
    {
        lock (gate)
        {
            if (progress is { Stage: RenderStage.Sample, Step: > 0 } && Stage == RenderStage.Sample)
                CountSteps(progress.Step);
            else
                BeginStage(progress.Stage);
        }
    }

    /// <summary>Whether it shows no sign of life or takes too long, as the end of a sentence; null where all is well.</summary>
    public string? Overdue()
    {
        lock (gate)
        {
            var now = clock.Now;
            if (now - lastSign > limits.Heartbeat)
                return $"gave no sign of life for {Seconds(limits.Heartbeat)}";
            return Overdue(phase, now) ?? Overdue(render, now);
        }
    }

    private static string? Overdue(Phase? busy, TimeSpan now) =>
        busy is not null && now - busy.Since > busy.Limit ? $"was busy with {busy.What} for more than {Seconds(busy.Limit)}" : null;

    private void BeginStage(RenderStage stage)
    {
        Stage = stage;
        (stepsDone, var limit) = (0, stage == RenderStage.Load ? limits.Load : limits.Stage);
        steps.Clear();
        Begin(Describe(stage), limit);
    }

    private void CountSteps(int done)
    {
        var (taken, now) = (done - stepsDone, clock.Now);
        if (taken <= 0)
            return; // saying the same again is no progress
        for (var step = 0; step < taken; step++)
            steps.Add((now - phase!.Since) / taken);
        stepsDone = done;
        var limit = steps.Count == 0 ? limits.Stage : Longer(limits.Step, Median() * MedianFactor);
        Begin(string.Create(CultureInfo.InvariantCulture, $"step {done + 1}"), limit);
    }

    private TimeSpan Median() => steps.Order().ElementAt(steps.Count / 2);

    private void Begin(string what, TimeSpan limit)
    {
        lock (gate)
        {
            if (!ending)
                phase = new Phase(what, clock.Now, limit);
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} seconds");

    private static string Describe(RenderStage stage) => stage switch
    {
        RenderStage.Load => "loading what the render needs",
        RenderStage.Encode => "encoding the prompts",
        RenderStage.Sample => "the first step",
        RenderStage.Decode => "decoding the picture",
        RenderStage.PostProcess => "post-processing",
        _ => "writing the picture",
    };

    private sealed record Phase(string What, TimeSpan Since, TimeSpan Limit);
}
