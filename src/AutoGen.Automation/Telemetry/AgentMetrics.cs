using System.Diagnostics;
using System.Diagnostics.Metrics;
using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Running;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Telemetry;

/// <summary>What the agent counts and measures (docs/health.md). Costs next to nothing where nobody listens.</summary>
internal sealed class AgentMetrics : IDisposable
{
    private readonly Meter meter = new(TelemetryNames.Source);
    private readonly Counter<long> drops, renders;
    private readonly Histogram<double> waits, renderTimes, loadTimes, stepTimes;

    public AgentMetrics(Backlog backlog, Outbox outbox, IEnumerable<IWorkerMonitor> monitors)
    {
        drops = meter.CreateCounter<long>("autogen.drops", "{drop}", "Drops that were finished.");
        renders = meter.CreateCounter<long>("autogen.renders", "{render}", "Renders that ended.");
        waits = meter.CreateHistogram<double>("autogen.drop.wait.duration", "s", "From a drop taken to its first render begun.");
        renderTimes = meter.CreateHistogram<double>("autogen.render.duration", "s", "From accepted request to flushed file.");
        loadTimes = meter.CreateHistogram<double>("autogen.render.load.duration", "s", "Loading the model, where it was not warm.");
        stepTimes = meter.CreateHistogram<double>("autogen.render.step.duration", "s", "One step of sampling, the mean of a render.");
        meter.CreateObservableUpDownCounter<long>("autogen.backlog.drops", () => backlog.Summaries().Count, "{drop}", "Drops that are not finished.");
        meter.CreateObservableUpDownCounter<long>("autogen.backlog.renders", () => backlog.Summaries().Sum(static drop => drop.Renders - drop.Completed - drop.Failed), "{render}", "Renders of them that have not ended.");
        meter.CreateObservableUpDownCounter<long>("autogen.outbox.notices", () => outbox.Waiting.Count, "{notice}", "Notices that are not delivered.");
        meter.CreateObservableCounter("autogen.worker.restarts", () => Losses(monitors), "{restart}", "Workers that crashed, hung or were ended, and are started again.");
    }

    /// <summary>Seconds from a drop taken to its first render begun; null where none was, or nobody asks.</summary>
    public double? WaitOf(Drop drop) =>
        waits.Enabled && ReportedAttempt.FirstOf(drop) is { } first ? Math.Max(0, (first - drop.Plan.Created).TotalSeconds) : null;

    public void Finished(DropPlan plan, bool done, double? waited)
    {
        var tags = new TagList { { TelemetryNames.Watch, plan.Watch }, { TelemetryNames.Outcome, done ? "done" : "failed" } };
        if (plan.Schedule is { } run)
            tags.Add(TelemetryNames.Schedule, run.Schedule);
        drops.Add(1, tags);
        if (waited is { } seconds)
            waits.Record(seconds, new TagList { { TelemetryNames.Watch, plan.Watch } });
    }

    public void Rendered(DropPlan plan, RenderRecord record)
    {
        var request = plan.Renders[record.Number - 1].Request;
        var tags = new TagList { { TelemetryNames.Watch, plan.Watch }, { TelemetryNames.Model, request.Model }, { TelemetryNames.Outcome, record.End.ToString().ToLowerInvariant() } };
        if (record.Problems.Count > 0)
            tags.Add(TelemetryNames.Error, record.Problems[0].Code);
        renders.Add(1, tags);
        if (record.Picture is not { } picture || request.Sheet is not null)
            return;
        var of = new TagList { { TelemetryNames.Model, request.Model }, { TelemetryNames.Sampler, request.Sampler.Name } };
        renderTimes.Record(picture.Times.Total, of);
        if (picture.Times.Load > 0)
            loadTimes.Record(picture.Times.Load, of);
        if (picture.Times.Stages.Where(static stage => stage.Stage == RenderStage.Sample).Sum(static stage => stage.Seconds) is > 0 and var sampling)
            stepTimes.Record(sampling / Math.Max(1, request.Steps), of);
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<long>> Losses(IEnumerable<IWorkerMonitor> monitors) =>
        monitors.SelectMany(static monitor => monitor.Workers).Select(static worker => new Measurement<long>(worker.Losses, new KeyValuePair<string, object?>(TelemetryNames.Slot, worker.Slot)));
}
