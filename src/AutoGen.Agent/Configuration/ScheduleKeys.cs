using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Configuration;

/// <summary>The keys of a file in config/schedules, as <see cref="ConfigurationKeys"/>.</summary>
internal static class ScheduleKeys
{
    public const string Name = "name", Run = "run", Window = "window", Requests = "requests";

    /// <summary>Keys of a schedule, besides <see cref="Run"/>, <see cref="Window"/> and <see cref="OfWatch"/>.</summary>
    public static IReadOnlyList<SettingDescription> Own { get; } =
    [
        new(Name, SettingKind.Text, "Names it in reports and commands, and its folder: letters, digits, dots, hyphens, blanks.") { Default = "the name of the file" },
        new("cron", SettingKind.Text, "When it runs: minute, hour, day of month, month, day of week (0 or 7 = Sunday); with seconds before them, days of the week are 1 = Sunday to 7. L, W, # and names are known, and @daily and the like.") { Default = "required, or everyMinutes" },
        new("everyMinutes", SettingKind.Number, "Runs at an interval instead, counted from midnight of 1 January 2000.") { Minimum = 1, Maximum = 525_600, Unit = "minutes", Default = "none" },
        new("timeZone", SettingKind.Text, "Time zone of cron and window, as Europe/Berlin.") { Default = "the computer's" },
        new("missed", SettingKind.Text, "Which runs that were missed while no agent ran are made up for: the last one, all of them one after another, or none.") { Allowed = ["once", "all", "skip"], Default = "once" },
        new("missedHours", SettingKind.Number, "A run that would be later than this is not made up for.") { Minimum = 0.1, Maximum = 8760, Unit = "hours", Default = "12" },
        new("overlap", SettingKind.Text, "What happens while the run before is not finished: this one is left out, waits for its end, or takes its place.") { Allowed = ["skip", "queue", "replace"], Default = "skip" },
        new("successHours", SettingKind.Number, "Within how long a run must be done, or the agent is unhealthy.") { Minimum = 0.1, Maximum = 8760, Unit = "hours", Default = "nobody asks" },
        new("respectQuietHours", SettingKind.Flag, "Whether no render starts in the quiet hours of any watch.") { Default = "false" },
    ];

    /// <summary>Keys of <see cref="Run"/>, besides <see cref="Requests"/>.</summary>
    public static IReadOnlyList<SettingDescription> OfRun { get; } =
    [
        new("file", SettingKind.Text, "A prompt file, .txt or .json, that is read anew for each run.") { Default = "none" },
        new("images", SettingKind.Text, "A folder of images; the recipe is applied to each.") { Default = "none" },
        new("count", SettingKind.Integer, "Pictures of each request, or image, that does not say how many.") { Minimum = 1, Maximum = 10_000, Unit = "pictures", Default = "1" },
        new("seeds", SettingKind.Text, "Where a request without a seed has it from: drawn for each, one number for a run that is the run's for ever, or the same in every run.") { Allowed = ["random", "perRun", "fixed"], Default = "random" },
        new("seed", SettingKind.Integer, "The seed of fixed.") { Minimum = 0, Maximum = uint.MaxValue, Default = "0" },
    ];

    /// <summary>Keys of <see cref="Window"/>.</summary>
    public static IReadOnlyList<SettingDescription> OfWindow { get; } =
    [
        new("until", SettingKind.Text, "Time of day from which on no render of the run starts, as 07:00: the first one after the run was due.") { Default = "required" },
        new("rest", SettingKind.Text, "What becomes of the renders that are left: the next run makes them, or nobody does.") { Allowed = ["carryOver", "drop"], Default = "carryOver" },
    ];

    /// <summary>Keys of a watch that a schedule has too.</summary>
    public static IReadOnlyList<string> OfWatch { get; } = ["output", "priority", "enabled", ConfigurationKeys.Models, ConfigurationKeys.Recipe, ConfigurationKeys.Retention, ConfigurationKeys.Notices, ConfigurationKeys.Hook];

    /// <summary>Every key of a schedule.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Own.Select(static key => key.Name), Run, Window, .. OfWatch];
}
