using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Schedules;

/// <summary>schedule.json in the home of a schedule: how far its runs have got.</summary>
/// <param name="Due">The last time that it was due and that was decided on.</param>
internal sealed record ScheduleState(DateTimeOffset Due)
{
    /// <summary>Id of the drop that the run of that time is; null where it was left out.</summary>
    public string? Drop { get; init; }

    /// <summary>False while the drop is being made: after a crash, it is there or not.</summary>
    public bool Made { get; init; } = true;

    /// <summary>Null where there is none yet. A damaged one is as none: the drop's id still tells what was made.</summary>
    public static ScheduleState? Read(string home) =>
        File.Exists(PathIn(home)) && StateJson.Read<ScheduleState>(PathIn(home)).TryGet(out var state, out _) ? state : null;

    public void Write(string home, DurableFiles files) => files.WriteJson(PathIn(home), this);

    private static string PathIn(string home) => Path.Combine(WatchFolders.OwnIn(home), "schedule.json");
}
