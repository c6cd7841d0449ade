using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Watches;

/// <summary>Checks schedules, one after another, beside the watches that there are. Touches nothing on the disk.</summary>
public sealed class ScheduleValidation(IReadOnlyList<WatchSettings> watches)
{
    private readonly HashSet<string> names = new(watches.Select(WatchFolders.NameOf), StringComparer.OrdinalIgnoreCase);

    /// <summary>What is said of a name that none has.</summary>
    public static Problem Unknown(string name, IEnumerable<WatchSettings> schedules) => new("schedule-name-unknown", $"There is no schedule \"{name}\".")
    {
        Value = name,
        Allowed = string.Join(", ", schedules.Select(static schedule => schedule.Name)) is { Length: > 0 } names ? names : null,
        Remedy = "autogen schedule list shows them.",
    };

    /// <summary>Everything that is wrong with one, all at once; empty where it may run.</summary>
    public IReadOnlyList<Problem> Check(WatchSettings schedule)
    {
        if (PortableName.Of(schedule.Name) != schedule.Name)
            return [WatchValues.Wrong(schedule, "schedule-name-wrong", "name", schedule.Name, $"A schedule cannot be called \"{schedule.Name}\".", "a name that may be that of a folder, on Windows too", $"Rename it, for example {PortableName.Of(schedule.Name)}.")];
        if (!names.Add(WatchFolders.NameOf(schedule)))
            return [WatchValues.Wrong(schedule, "schedule-name-twice", "name", schedule.Name, $"A watch or another schedule is named \"{schedule.Name}\".", "a name of its own", "Rename one.")];
        return [.. WatchValidation.Alone(schedule), .. watches.SelectMany(watch => WatchValidation.Output(schedule, watch))];
    }
}
