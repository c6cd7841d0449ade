using AutoGen.Automation.Reports;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Configuration;

/// <summary>Every key of the configuration files. Validation, messages and docs/configuration.md go by it.</summary>
internal static class ConfigurationKeys
{
    public const string Schema = "$schema";
    public const string Models = "models";
    public const string Plugins = "plugins";
    public const string DisabledPlugins = "disabledPlugins";
    public const string Defaults = "defaults";
    public const string Recipe = "recipe";
    public const string Retention = "retention";
    public const string QuietHours = "quietHours";
    public const string Notices = "notices";
    public const string Hook = "hook";
    public const string To = "to";
    public const string Events = "events";
    public const string Run = "run";

    /// <summary>Keys of appsettings.json whose value is a list of texts.</summary>
    public static IReadOnlyList<string> Lists { get; } = [Models, Plugins, DisabledPlugins];

    /// <summary>The other keys of appsettings.json.</summary>
    public static IReadOnlyList<SettingDescription> Scalars { get; } =
    [
        new("provider", SettingKind.Text, "Where networks run; auto = DirectML where this ONNX Runtime has it, else the CPU.") { Allowed = ["auto", "cpu", "directml"], Default = "auto" },
        new("device", SettingKind.Text, "Graphics device that DirectML uses: auto (the one with the most memory of its own), its number in the order of Windows, or part of its name. Several, separated by semicolons: one worker slot for each.") { NumberToo = true, Default = "auto" },
        new("threads", SettingKind.Integer, "Threads that a network uses on the CPU; 0 = one per physical core.") { Minimum = 0, Maximum = 512, Default = "0" },
        new("pixelLimit", SettingKind.Integer, "Largest width x height of an input image; larger ones are refused before they are decoded.") { Minimum = 4096, Maximum = 1L << 32, Unit = "pixels", Default = $"{RenderingOptions.DefaultPixelLimit}" },
        new("slots", SettingKind.Integer, "Renders at a time, each in a worker process with a model of its own. Counts at the next start.") { Minimum = 1, Maximum = 16, Default = "1" },
        new("workerIdleMinutes", SettingKind.Number, "A worker without work is ended after so long, which frees its memory and the device's; 0 = never.") { Minimum = 0, Maximum = 10080, Unit = "minutes", Default = "10" },
        new("workerMemory", SettingKind.Integer, "Memory above which a worker is replaced after the render in hand (at half as much again it is killed); 0 = half of the machine's, shared by the slots.") { Minimum = 0, Maximum = 1 << 24, Unit = "MB", Default = "0" },
        new("workerRenders", SettingKind.Integer, "Renders after which a worker is replaced; 0 = never.") { Minimum = 0, Maximum = 1_000_000, Default = "0" },
        new("workerHeartbeatSeconds", SettingKind.Number, "A worker that gives no sign of life for so long is ended.") { Minimum = 2, Maximum = 3600, Unit = "seconds", Default = "20" },
        new("workerStartSeconds", SettingKind.Number, "How long the start of a worker, and loading each plugin, may take.") { Minimum = 1, Maximum = 86400, Unit = "seconds", Default = "60" },
        new("workerLoadSeconds", SettingKind.Number, "How long loading a model may take.") { Minimum = 1, Maximum = 86400, Unit = "seconds", Default = "600" },
        new("workerStageSeconds", SettingKind.Number, "How long each other stage of a render (prompts, first step, decoding, each post-processing, writing) may take.") { Minimum = 1, Maximum = 86400, Unit = "seconds", Default = "300" },
        new("workerStepSeconds", SettingKind.Number, "How long each later step may take, unless 20 times the median of the render's steps is longer.") { Minimum = 1, Maximum = 86400, Unit = "seconds", Default = "60" },
        new("workerRenderMinutes", SettingKind.Number, "How long one render may take as a whole, loading its model included; 0 = no limit.") { Minimum = 0, Maximum = 10080, Unit = "minutes", Default = "120" },
        new("pluginFailures", SettingKind.Integer, "Renders that a plugin fails in a row before it is left out until its folder changes; 0 = never. The built-in plugins always stay.") { Minimum = 0, Maximum = 1000, Default = "3" },
        new("minimumFreeMegabytes", SettingKind.Integer, "Nothing new is started where less room than this is left on a disk; 0 = never mind.") { Minimum = 0, Maximum = 1_000_000_000, Unit = "MB", Default = "512" },
        new("healthNoticeMinutes", SettingKind.Number, "For how long the agent must be unhealthy before it says so, and healthy before it says that.") { Minimum = 0, Maximum = 1440, Unit = "minutes", Default = "5" },
        new("healthBacklogMinutes", SettingKind.Number, "For how long nothing may move while pictures could be made before the agent is unhealthy.") { Minimum = 1, Maximum = 1440, Unit = "minutes", Default = "30" },
        new("telemetry", SettingKind.Text, "Whether metrics and traces are sent to an OpenTelemetry collector; auto = where OTEL_EXPORTER_OTLP_ENDPOINT is set. Counts at the next start.") { Allowed = ["auto", "on", "off"], Default = "auto" },
        new("telemetryEndpoint", SettingKind.Text, "Address of the collector, where no variable of the environment says it. Counts at the next start.") { Default = "http://localhost:4318" },
        new("telemetryProtocol", SettingKind.Text, "How that collector is spoken to. Counts at the next start.") { Allowed = ["http/protobuf", "grpc"], Default = "http/protobuf" },
        new("reports", SettingKind.Text, "Which drops get a report page to look at, in the folder reports: every one, runs of schedules only, none.") { Allowed = [ReportSettings.All, ReportSettings.Schedules, ReportSettings.None], Default = ReportSettings.All },
        new("reportPictures", SettingKind.Integer, "Pictures that a report page shows at most; 0 = none.") { Minimum = 0, Maximum = 2000, Default = $"{new ReportSettings().Pictures}" },
        new("reportsKept", SettingKind.Integer, "Reports that are kept in that folder, the newest ones: so many of schedules, and so many of everything else.") { Minimum = 1, Maximum = 100_000, Default = $"{new ReportSettings().Kept}" },
        new("logLevel", SettingKind.Text, "How much the agent says.") { Allowed = ["debug", "information", "warning", "error"], Default = "information" },
        new("logFileMegabytes", SettingKind.Integer, "Size at which a new log file is begun.") { Minimum = 1, Maximum = 1024, Unit = "MB", Default = "10" },
        new("logFiles", SettingKind.Integer, "Log files that are kept, the newest ones; there is one a day at least.") { Minimum = 1, Maximum = 1000, Default = "14" },
    ];

    /// <summary>Every key of appsettings.json.</summary>
    public static IReadOnlyList<string> OfSettings { get; } = [.. Lists, Defaults, Notices, .. Scalars.Select(static key => key.Name)];

    /// <summary>Keys of a watch in watches.json, besides <see cref="Recipe"/>, the lists and <see cref="Retention"/>.</summary>
    public static IReadOnlyList<SettingDescription> Watch { get; } =
    [
        new("path", SettingKind.Text, "The watched folder.") { Default = "required" },
        new("output", SettingKind.Text, "Folder for the pictures.") { Default = "required" },
        new("images", SettingKind.Text, "Folder from which dropped files may take images (initImage, watermarks), besides these two.") { Default = "the workspace, or the data folder" },
        new("settleSeconds", SettingKind.Number, "For how long a file must not change before it is taken.") { Minimum = 0, Maximum = 3600, Unit = "seconds", Default = "2" },
        new("scanSeconds", SettingKind.Number, "Time between two full scans; the system's own events only make one come earlier.") { Minimum = 0.1, Maximum = 86400, Unit = "seconds", Default = "5" },
        new("recurse", SettingKind.Flag, "Whether sub-folders are watched too.") { Default = "true" },
        new("pattern", SettingKind.Text, "Which files to take, by name: * and ? stand for anything.") { Default = "all that AutoGen knows" },
        new("priority", SettingKind.Integer, "Drops of a higher priority go first.") { Minimum = -100, Maximum = 100, Default = "0" },
        new("order", SettingKind.Text, "In what order files found together are taken: by name, oldest first, smallest first.") { Allowed = ["name", "age", "size"], Default = "name" },
        new("onFinish", SettingKind.Text, "What becomes of the source of a drop that is done: to done/, deleted, or left where it is. One that failed goes to failed/ unless it is kept.") { Allowed = ["move", "delete", "keep"], Default = "move" },
        new("enabled", SettingKind.Flag, "Whether its files are taken and its drops rendered.") { Default = "true" },
    ];

    /// <summary>Keys of a watch whose value is a list of texts.</summary>
    public static IReadOnlyList<string> WatchLists { get; } = [QuietHours, Models];

    /// <summary>Every key of a watch.</summary>
    public static IReadOnlyList<string> OfWatch { get; } = [.. Watch.Select(static key => key.Name), .. WatchLists, Recipe, Retention, Notices, Hook];

    /// <summary>Keys of a watch's retention: to each belong limits of its own.</summary>
    public static IReadOnlyList<string> OfRetention { get; } = ["sources", "pictures"];

    /// <summary>Keys of the limits of a retention.</summary>
    public static IReadOnlyList<SettingDescription> Limits { get; } =
    [
        new("days", SettingKind.Number, "For how many days after their drop was finished they are kept.") { Minimum = 0.01, Maximum = 36500, Unit = "days", Default = "for ever" },
        new("count", SettingKind.Integer, "How many are kept; the oldest go first.") { Minimum = 1, Maximum = 1_000_000_000, Default = "all" },
        new("megabytes", SettingKind.Number, "How much is kept, in millions of bytes; the oldest go first.") { Minimum = 1, Maximum = 1_000_000_000, Unit = "MB", Default = "all" },
    ];

    /// <summary>Keys of a channel in <see cref="Notices"/>, besides <see cref="Events"/>.</summary>
    public static IReadOnlyList<SettingDescription> Notice { get; } =
    [
        new("format", SettingKind.Text, "How a notice is written.") { Allowed = ["autogen", "discord", "slack", "ntfy"], Default = "autogen" },
        new("url", SettingKind.Text, "The address, where nothing in it is secret.") { Default = "none" },
        new("urlSecret", SettingKind.Text, "Name of the secret that holds the address.") { Default = "none" },
        new("signingSecret", SettingKind.Text, "Name of the secret that holds the key by which notices are signed.") { Default = "not signed" },
        new("tokenSecret", SettingKind.Text, "Name of the secret that holds an access token, sent as Authorization: Bearer.") { Default = "none" },
        new("picture", SettingKind.Flag, "Whether a picture of the drop goes along: discord and ntfy.") { Default = "false" },
        new("timeoutSeconds", SettingKind.Number, "How long a delivery may take.") { Minimum = 1, Maximum = 120, Unit = "seconds", Default = "10" },
    ];

    /// <summary>Every key of a channel.</summary>
    public static IReadOnlyList<string> OfNotice { get; } = [.. Notice.Select(static key => key.Name), Events];

    /// <summary>Keys of <see cref="Notices"/> of a watch.</summary>
    public static IReadOnlyList<string> OfRoute { get; } = [To, Events];

    /// <summary>The limit of a <see cref="Hook"/>.</summary>
    public static SettingDescription HookSeconds { get; } =
        new("limitSeconds", SettingKind.Number, "After so long the program is ended with all that it started.") { Minimum = 1, Maximum = 86400, Unit = "seconds", Default = "60" };

    /// <summary>Keys of a <see cref="Hook"/>.</summary>
    public static IReadOnlyList<string> OfHook { get; } = [Run, HookSeconds.Name, Events];
}
