using System.Diagnostics;
using System.Diagnostics.Metrics;
using AutoGen.Automation.Telemetry;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Telemetry;

/// <summary>What drops say to somebody who listens to metrics and traces. Other tests run at the same time: only what names our watch counts.</summary>
public sealed class DropTelemetryTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string watch = "telemetry " + Path.GetRandomFileName();
    private readonly List<Activity> spans = [];
    private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> measured = [];
    private readonly ActivityListener traces;
    private readonly MeterListener metrics = new();

    public DropTelemetryTests()
    {
        traces = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == TelemetryNames.Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (spans)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(traces);
        metrics.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source)
                listener.EnableMeasurementEvents(instrument);
        };
        metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measure(instrument, value, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measure(instrument, value, tags));
        metrics.Start();
    }

    [Fact]
    public async Task A_drop_is_one_trace_of_its_plan_its_renders_with_their_stages_and_its_finish()
    {
        await RunAsync("a cat\na dog");

        var root = Root();
        Assert.Equal(("done", 2, 2), (root.GetTagItem("autogen.outcome"), root.GetTagItem("autogen.drop.renders"), root.GetTagItem("autogen.drop.pictures")));
        Assert.Equal(default, root.ParentSpanId);
        Assert.Equal(["plan", "render", "render", "finish"], Children(root).Select(span => span.OperationName));
        var render = Children(root)[1];
        Assert.Equal((1, 1, "pocket", "completed"), (render.GetTagItem("autogen.render.number"), render.GetTagItem("autogen.render.attempt"), render.GetTagItem("autogen.model"), render.GetTagItem("autogen.outcome")));
        Assert.Equal(["load", "sample", "decode"], Children(render).Select(span => span.OperationName));
        Assert.Equal([0.25, 0.8, 0.2], Children(render).Select(span => span.Duration.TotalSeconds));
        Assert.Equal(render.StartTimeUtc.AddSeconds(0.25), Children(render)[1].StartTimeUtc);
        Assert.Equal(ActivityStatusCode.Unset, root.Status);
    }

    [Fact]
    public async Task A_failure_is_an_error_with_the_problem_s_code()
    {
        await RunAsync("bad");

        Assert.Equal((ActivityStatusCode.Error, "prompt-broken"), (Root().Status, Root().StatusDescription));
        Assert.Equal("prompt-broken", Children(Root())[1].GetTagItem("error.type"));
        Assert.Equal(("failed", 1.0), (Measured("autogen.drops").Tags["autogen.outcome"], Measured("autogen.drops").Value));
        Assert.Equal(("rejected", "prompt-broken"), (Measured("autogen.renders").Tags["autogen.outcome"], Measured("autogen.renders").Tags["error.type"]));
    }

    [Fact]
    public async Task Renders_drops_waits_and_times_are_measured()
    {
        await RunAsync("a cat");

        Assert.Equal((1.0, "completed", "pocket"), (Measured("autogen.renders").Value, Measured("autogen.renders").Tags["autogen.outcome"], Measured("autogen.renders").Tags["autogen.model"]));
        Assert.Equal((1.0, "done"), (Measured("autogen.drops").Value, Measured("autogen.drops").Tags["autogen.outcome"]));
        Assert.Equal(0, Measured("autogen.drop.wait.duration").Value);
        // these know no watch; every test here renders alike
        Assert.Contains(Measurements(), measure => measure is { Name: "autogen.render.duration", Value: 1.25 });
        Assert.Contains(Measurements(), measure => measure is { Name: "autogen.render.step.duration", Value: 0.16 } && (string?)measure.Tags["autogen.sampler"] == "dpmpp_2m");
    }

    [Fact]
    public void What_waits_is_observed()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder), channels: new Automation.Notices.NoticeChannel("phone") { Url = "http://localhost" });
        bench.Put("cat.txt", "a cat\na dog\na cow");
        bench.Pass();
        bench.Time.Advance(3);
        bench.Pass();
        metrics.RecordObservableInstruments();

        Assert.Contains(Measurements(), measure => measure is { Name: "autogen.backlog.drops", Value: 1 });
        Assert.Contains(Measurements(), measure => measure is { Name: "autogen.backlog.renders", Value: 3 });
        Assert.Contains(Measurements(), measure => measure is { Name: "autogen.outbox.notices", Value: 0 });
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
        folder.Dispose();
    }

    private async Task RunAsync(string prompts)
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Name = watch });
        bench.Renderer.Answer = static (job, _) => job.Request.Prompt == "bad" ? new RenderOutcome.Rejected([new Problem("prompt-broken", "It barks.")]) : null;
        bench.Renderer.Stages = [new StageTime(RenderStage.Load, 0.25), new StageTime(RenderStage.Sample, 0.8), new StageTime(RenderStage.Decode, 0.2)];
        bench.Put("cat.txt", prompts);
        await bench.RunAsync();
    }

    private Activity Root()
    {
        lock (spans)
            return spans.Single(span => span.OperationName == "drop" && (string?)span.GetTagItem("autogen.watch") == watch);
    }

    private List<Activity> Children(Activity parent)
    {
        lock (spans)
            return [.. spans.Where(span => span.ParentSpanId == parent.SpanId && span.TraceId == parent.TraceId)];
    }

    private (string Name, double Value, Dictionary<string, object?> Tags) Measured(string name) =>
        Measurements().Single(measure => measure.Name == name && (string?)measure.Tags.GetValueOrDefault("autogen.watch") == watch);

    private IReadOnlyList<(string Name, double Value, Dictionary<string, object?> Tags)> Measurements()
    {
        lock (measured)
            return [.. measured];
    }

    private void Measure(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (measured)
            measured.Add((instrument.Name, value, new Dictionary<string, object?>(tags.ToArray())));
    }
}
