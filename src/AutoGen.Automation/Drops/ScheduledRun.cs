using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Drops;

/// <summary>
/// schedule.json of a drop that is a run of a schedule: what was decided when the run began. Written before the drop's source, so that no plan
/// is made without it.
/// </summary>
/// <param name="Schedule">Name of the schedule.</param>
/// <param name="Due">When the run was due, with the offset of the schedule's time zone.</param>
public sealed record ScheduledRun(string Schedule, DateTimeOffset Due)
{
    internal const string CarryOver = "carryOver", Drop = "drop";

    /// <summary>Name of the time zone that the schedule thinks in.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Somebody asked for it, besides the times that are due.</summary>
    public bool Manual { get; init; }

    /// <summary>From when on none of its renders starts; null: it has all the time it needs.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>What becomes of the renders that are left then: <c>carryOver</c> (the next run makes them) or <c>drop</c> (nobody does).</summary>
    public string Rest { get; init; } = CarryOver;

    /// <summary>Seed of every request that names none; null: each draws its own.</summary>
    public long? Seed { get; init; }

    /// <summary>Pictures of every request that does not say how many; null: as it would be without a schedule.</summary>
    public int? Count { get; init; }

    /// <summary>Absolute path of the folder at which relative paths in its requests begin; null: its own.</summary>
    public string? Home { get; init; }

    /// <summary>What keeps it from being made: the drop fails and says so.</summary>
    public Problem? Problem { get; init; }

    /// <summary>A damaged file, or none: no run.</summary>
    internal static ScheduledRun? Read(DropFolder folder) =>
        File.Exists(folder.ScheduleFile) && StateJson.Read<ScheduledRun>(folder.ScheduleFile).TryGet(out var run, out _) ? run : null;

    /// <summary>Puts the run's seed and number into a request that says nothing of them.</summary>
    internal RenderSettings Complete(RenderSettings asked) => asked with { Seed = asked.Seed ?? Seed, Count = asked.Count ?? Count };

    /// <summary>What could be expected when it was planned; null where nothing is known.</summary>
    public RunForecast? Forecast { get; init; }
}

/// <summary>How a run is expected to go, by what this machine took for renders like its.</summary>
/// <param name="Renders">Pictures to make.</param>
/// <param name="Fit">How many of them can be made before the window closes; all, where there is none.</param>
/// <param name="Seconds">Time that all of them take.</param>
public sealed record RunForecast(int Renders, int Fit, double Seconds);
