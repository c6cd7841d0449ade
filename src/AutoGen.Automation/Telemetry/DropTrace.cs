using System.Diagnostics;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Telemetry;

/// <summary>
/// One trace for each drop: planned, rendered, finished. Made when it is finished, from what its folder says, so it is whole however often the
/// agent was started anew meanwhile.
/// </summary>
internal sealed class DropTrace(TimeProvider time)
{
    /// <summary>Renders that have spans of their own; the exporter's queue is not endless.</summary>
    private const int MostRenders = 300;

    private static readonly ActivitySource Source = new(TelemetryNames.Source);

    /// <summary>What is known of a drop before it is finished, when its folder goes; null where nobody listens.</summary>
    public DropStory? Read(Drop drop, IReadOnlyList<RenderRecord> records) => !Source.HasListeners() ? null : new DropStory
    {
        Plan = drop.Plan,
        Planned = File.GetLastWriteTimeUtc(drop.Folder.PlanFile),
        Finishing = time.GetUtcNow(),
        Renders = [.. records.Take(MostRenders).Select(record => (record, ReportedAttempt.Of(drop.Folder, record.Number)))],
    };

    /// <summary>The drop is finished.</summary>
    public void Write(DropStory story, FinishedDrop finished)
    {
        Activity.Current = null; // Quartz's own, if somebody traces it
        var plan = story.Plan;
        var tags = new Dictionary<string, object?>
        {
            [TelemetryNames.Drop] = plan.Id,
            [TelemetryNames.Watch] = plan.Watch,
            [TelemetryNames.Schedule] = plan.Schedule?.Schedule,
            [TelemetryNames.Outcome] = finished.Succeeded ? "done" : "failed",
            ["autogen.drop.renders"] = plan.Renders.Count,
            ["autogen.drop.pictures"] = finished.Pictures,
        };
        using var root = Source.StartActivity("drop", ActivityKind.Internal, default(ActivityContext), tags, links: null, plan.Created);
        if (root is null)
            return; // not sampled
        if (!finished.Succeeded)
            root.SetStatus(ActivityStatusCode.Error, finished.Problems.Count > 0 ? finished.Problems[0].Code : null);
        Span(root, "plan", plan.Created, story.Planned, []);
        foreach (var (record, attempts) in story.Renders)
        {
            foreach (var attempt in attempts)
                Render(root, plan, record, attempt);
        }

        var end = time.GetUtcNow();
        Span(root, "finish", story.Finishing, end, []);
        root.SetEndTime(end.UtcDateTime);
    }

    private static void Render(Activity root, DropPlan plan, RenderRecord record, ReportedAttempt attempt)
    {
        var request = plan.Renders[record.Number - 1].Request;
        var tags = new Dictionary<string, object?>
        {
            [TelemetryNames.Number] = record.Number,
            [TelemetryNames.Attempt] = attempt.Attempt,
            [TelemetryNames.Model] = request.Model,
            [TelemetryNames.Sampler] = request.Sampler.Name,
            [TelemetryNames.Steps] = request.Steps,
            [TelemetryNames.Outcome] = attempt.End,
        };
        var isLast = attempt.Attempt == record.Attempts;
        var problem = isLast && record.Problems.Count > 0 ? record.Problems[0].Code : null;
        var render = Span(root, "render", attempt.Started, attempt.Ended ?? attempt.Started, tags, problem);
        if (render is null || !isLast || record.Picture is not { } picture)
            return;
        var at = attempt.Started;
        foreach (var stage in picture.Times.Stages)
        {
            Span(render, stage.Stage.ToString().ToLowerInvariant(), at, at.AddSeconds(stage.Seconds), []);
            at = at.AddSeconds(stage.Seconds);
        }
    }

    /// <summary>A span that has ended; the clock may have been set back meanwhile.</summary>
    private static Activity? Span(Activity parent, string name, DateTimeOffset from, DateTimeOffset to, Dictionary<string, object?> tags, string? problem = null)
    {
        var span = Source.StartActivity(name, ActivityKind.Internal, parent.Context, tags, links: null, from);
        if (problem is not null)
            span?.SetTag(TelemetryNames.Error, problem).SetStatus(ActivityStatusCode.Error, problem);
        span?.SetEndTime((to > from ? to : from).UtcDateTime);
        span?.Stop();
        return span;
    }
}

/// <summary>What a trace tells of a drop.</summary>
internal sealed record DropStory
{
    public required DropPlan Plan { get; init; }

    public required DateTimeOffset Planned { get; init; }

    public required DateTimeOffset Finishing { get; init; }

    public required IReadOnlyList<(RenderRecord Record, IReadOnlyList<ReportedAttempt> Attempts)> Renders { get; init; }
}
