using AutoGen.Automation.Drops;

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

    /// <summary>Minutes between two runs, 1 to 525600, counted from midnight of 1 January 2000. Null where <see cref="Cron"/> says when.</summary>
    public double? EveryMinutes { get; init; }

    /// <summary>Time zone of <see cref="Cron"/> and <see cref="Window"/>, as <c>Europe/Berlin</c>; null: the computer's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What a run makes.</summary>
    public RunSettings Run { get; init; } = new();

    /// <summary>Which of the runs that were missed while no agent ran are made up for: <c>once</c> (the last, the default), <c>all</c> or <c>skip</c>.</summary>
    public string Missed { get; init; } = Once;

    /// <summary>A run that would be later than this is not made up for, in hours. 0.1 to 8760; default 12.</summary>
    public double MissedHours { get; init; } = 12;

    /// <summary>What happens while the run before is not finished: <c>skip</c> (the default), <c>queue</c> (this one begins when that one ends) or <c>replace</c> (the old one is cancelled).</summary>
    public string Overlap { get; init; } = Skip;

    /// <summary>Until when renders of a run start. Null: until all are made.</summary>
    public WindowSettings? Window { get; init; }

    /// <summary>Whether no render starts in the quiet hours of any watch. Default false: who says two o'clock means it.</summary>
    public bool RespectQuietHours { get; init; }

    /// <summary>Within how many hours a run must be done, or the agent is unhealthy, 0.1 to 8760; null: nobody asks.</summary>
    public double? SuccessHours { get; init; }

    /// <summary>Runs due before are none of its; null where it was always switched on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What <c>enabled</c> of its file says, where a command switched it; null: as it says.</summary>
    public bool? SwitchedFrom { get; init; }

    /// <summary>For people: <c>0 2 * * *</c>, <c>every 90 minutes</c>.</summary>
    public string When => Cron ?? FormattableString.Invariant($"every {EveryMinutes} minutes");
}

/// <summary>What a run makes: one of <see cref="Requests"/>, <see cref="File"/> and <see cref="Images"/>.</summary>
public sealed record RunSettings
{
    internal const string Fixed = "fixed", PerRun = "perRun", Random = "random";

    /// <summary>The requests, as they would stand in a dropped .json file.</summary>
    public string? Requests { get; init; }

    /// <summary>Absolute path of a prompt file that is read anew for each run.</summary>
    public string? File { get; init; }

    /// <summary>Absolute path of a folder of images, to each of which the recipe is applied.</summary>
    public string? Images { get; init; }

    /// <summary>Absolute path of the folder at which relative paths in requests begin; null: that of <see cref="File"/>.</summary>
    public string? Home { get; init; }

    /// <summary>Pictures of each request that does not say how many, 1 to 10000; null: 1.</summary>
    public int? Count { get; init; }

    /// <summary>
    /// Where a request without a seed has it from: <c>fixed</c> (<see cref="Seed"/>, every run makes the same), <c>perRun</c> (a number that is the
    /// run's, so that the same run makes the same) or <c>random</c> (drawn for each request, the default).
    /// </summary>
    public string Seeds { get; init; } = Random;

    /// <summary>The seed of <c>fixed</c>, 0 to 4294967295. Default 0.</summary>
    public long? Seed { get; init; }
}

/// <summary>Until when renders of a run start, and what becomes of the rest.</summary>
public sealed record WindowSettings
{
    /// <summary>Time of day in the schedule's zone, as <c>07:00</c>: the first one after the run was due.</summary>
    public string? Until { get; init; }

    /// <summary><c>carryOver</c> (the next run makes it, the default) or <c>drop</c>.</summary>
    public string Rest { get; init; } = ScheduledRun.CarryOver;
}
