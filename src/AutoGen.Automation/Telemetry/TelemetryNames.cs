namespace AutoGen.Automation.Telemetry;

/// <summary>Names by which metrics and traces are known (docs/health.md); they follow OpenTelemetry's conventions.</summary>
public static class TelemetryNames
{
    /// <summary>Name of the meter, and of the source of traces.</summary>
    public const string Source = "AutoGen";

    internal const string Drop = "autogen.drop.id", Watch = "autogen.watch", Schedule = "autogen.schedule", Outcome = "autogen.outcome";
    internal const string Model = "autogen.model", Sampler = "autogen.sampler", Number = "autogen.render.number", Attempt = "autogen.render.attempt", Steps = "autogen.render.steps";
    internal const string Slot = "autogen.worker.slot", Error = "error.type";
}
