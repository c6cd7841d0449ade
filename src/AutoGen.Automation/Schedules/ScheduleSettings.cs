namespace AutoGen.Automation.Schedules;

/// <summary>
/// When a schedule runs and what it makes. It belongs to a <see cref="Watches.WatchSettings"/> that watches no folder: a run is a drop of that
/// one, so output, priority, models, retention and the rest are its.
/// </summary>
public sealed record ScheduleSettings
{
    internal const string Once = "once", All = "all", Skip = "skip", Queue = "queue", Replace = "replace";

    /// <summary>Cron expression of 5 fields, or 6 with seconds first; see <see cref="CronText"/>. Null where <see cref="EveryMinutes"/> says when.</summary>
    public string? Cron { get; init; }

    /// <summary>Minutes between two runs, 1 to 525600. Null where <see cref="Cron"/> says when.</summary>
    public double? EveryMinutes { get; init; }

    /// <summary>Time zone of <see cref="Cron"/> and <see cref="Window"/>, as <c>Europe/Berlin</c>; null: the computer's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The requests, as they would stand in a dropped .json file. Null where <see cref="File"/> has them.</summary>
    public string? Requests { get; init; }

    /// <summary>Absolute path of a prompt file that is read anew for each run. Null where <see cref="Requests"/> are given.</summary>
    public string? File { get; init; }

    /// <summary>Which of the runs that were missed while no agent ran are made up for: <c>once</c> (the last, the default), <c>all</c> or <c>skip</c>.</summary>
    public string Missed { get; init; } = Once;

    /// <summary>A run that would be later than this is not made up for, in hours. 0.1 to 8760; default 12.</summary>
    public double MissedHours { get; init; } = 12;

    /// <summary>What happens while the run before is not finished: <c>skip</c> (the default), <c>queue</c> (both go on) or <c>replace</c> (the old one is cancelled).</summary>
    public string Overlap { get; init; } = Skip;

    /// <summary>Span of the day in which renders start, as <c>02:00-07:00</c>; what is left waits for the next one. Null: always.</summary>
    public string? Window { get; init; }
}
