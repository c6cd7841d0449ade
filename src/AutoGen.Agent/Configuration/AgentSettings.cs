using AutoGen.Agent.Services;
using AutoGen.Agent.Telemetry;
using AutoGen.Automation;
using AutoGen.Automation.Health;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Watches;
using AutoGen.Automation.Workers;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Configuration;

/// <summary>The configuration as the agent uses it; every path absolute.</summary>
internal sealed record AgentSettings
{
    /// <summary>Folders of model folders; of two models of one name the first root's wins.</summary>
    public IReadOnlyList<string> ModelRoots { get; init; } = [];

    /// <summary>Folders of plugin folders.</summary>
    public IReadOnlyList<string> PluginRoots { get; init; } = [];

    public IReadOnlyList<string> DisabledPlugins { get; init; } = [];

    /// <summary>What holds where a request says nothing.</summary>
    public RenderSettings Defaults { get; init; } = new();

    public IReadOnlyList<WatchSettings> Watches { get; init; } = [];

    /// <summary>What is wrong with the files of schedules that do not run therefore; the others do.</summary>
    public IReadOnlyList<Problem> RefusedSchedules { get; init; } = [];

    /// <summary>Who hears what happens.</summary>
    public IReadOnlyList<NoticeChannel> Notices { get; init; } = [];

    /// <summary>Folders of AutoGen's own files, from which nothing is taken and in which no watch may lie.</summary>
    public IReadOnlyList<string> OwnFolders { get; init; } = [];

    public OnnxProvider Provider { get; init; }

    /// <summary>Graphics devices; worker slots take them in turn.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [new RenderingOptions().Device];

    public int Threads { get; init; }

    public long PixelLimit { get; init; } = RenderingOptions.DefaultPixelLimit;

    public long MinimumFreeMegabytes { get; init; } = new AutomationOptions().MinimumFreeMegabytes;

    /// <summary>When the agent is unwell.</summary>
    public HealthOptions Health { get; init; } = new();

    /// <summary>Where metrics and traces go.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>The pages of reports, and their folder.</summary>
    public ReportSettings Reports { get; init; } = new();

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>How workers are kept; what they load is put in by <see cref="ForWorkers"/>.</summary>
    public WorkerOptions Workers { get; init; } = new();

    /// <summary>Size in MiB at which a new log file is begun.</summary>
    public long LogFileMegabytes { get; init; } = 10;

    /// <summary>Log files that are kept.</summary>
    public int LogFiles { get; init; } = 14;

    /// <summary>The state of the files it was read from.</summary>
    public string Stamp { get; init; } = "";

    public IEnumerable<string> WatchedFolders => Watches.SelectMany(static watch => new[] { watch.Path, watch.Output }).Distinct();

    /// <summary>Folders of models, of plugins, and of pictures that drops and schedules may name.</summary>
    public IEnumerable<string> ReadFolders =>
        ModelRoots.Concat(PluginRoots).Concat(Watches.SelectMany(static watch => new[] { watch.Images, watch.Schedule?.Run.Images }.OfType<string>())).Distinct();

    public RenderingOptions ForRendering() => new()
    {
        ModelRoots = ModelRoots,
        PluginRoots = PluginRoots,
        DisabledPlugins = DisabledPlugins,
        PixelLimit = PixelLimit,
        Provider = Provider,
        Device = Devices[0],
        Threads = Threads,
    };

    public WorkerOptions ForWorkers() => Workers with { Rendering = ForRendering(), Devices = Devices };

    /// <param name="places">The agent's own folders.</param>
    /// <param name="user">Whom it runs as, where the system lets one choose.</param>
    public ServiceOrder ForService(Places places, string? user = null) => new(Environment.ProcessPath!, places, [.. WatchedFolders], user) { ReadFolders = [.. ReadFolders] };

    public AutomationOptions ForAutomation() => new() { Watches = Watches, Notices = Notices, Health = Health, OwnFolders = OwnFolders, Defaults = Defaults, DeviceSlots = Workers.Slots, MinimumFreeMegabytes = MinimumFreeMegabytes, Reports = Reports };
}
