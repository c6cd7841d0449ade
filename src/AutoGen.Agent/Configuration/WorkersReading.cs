using System.Globalization;
using AutoGen.Automation.Workers;

namespace AutoGen.Agent.Configuration;

/// <summary>The keys of appsettings.json that keep workers in check.</summary>
/// <param name="value">The checked text of a key.</param>
internal sealed class WorkersReading(Func<string, string> value)
{
    /// <param name="devices">Graphics devices; each has a slot.</param>
    public WorkerOptions Read(int devices) => new()
    {
        Slots = Math.Max(Whole("slots"), devices),
        Idle = TimeSpan.FromMinutes(Number("workerIdleMinutes")),
        Memory = (long)Whole("workerMemory") << 20,
        Renders = Whole("workerRenders"),
        PluginFailures = Whole("pluginFailures"),
        Limits = new WorkerLimits
        {
            Heartbeat = Seconds("workerHeartbeatSeconds"),
            Start = Seconds("workerStartSeconds"),
            Load = Seconds("workerLoadSeconds"),
            Stage = Seconds("workerStageSeconds"),
            Step = Seconds("workerStepSeconds"),
            Render = TimeSpan.FromMinutes(Number("workerRenderMinutes")),
        },
    };

    private TimeSpan Seconds(string key) => TimeSpan.FromSeconds(Number(key));

    private double Number(string key) => double.Parse(value(key), CultureInfo.InvariantCulture);

    private int Whole(string key) => int.Parse(value(key), CultureInfo.InvariantCulture);
}
