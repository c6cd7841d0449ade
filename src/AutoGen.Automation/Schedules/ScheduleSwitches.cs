using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Schedules;

/// <summary>
/// schedule-switches.json of the data folder: which schedules somebody switched on or off by command, so that nobody's own file is touched. Who spoke
/// last counts: a switch holds until <c>enabled</c> in the file of the schedule says something else than it did then.
/// </summary>
/// <param name="dataFolder">Absolute path of the agent's folder for its state.</param>
public sealed class ScheduleSwitches(string dataFolder)
{
    private readonly Dictionary<string, Switch> switches = Read(PathIn(dataFolder));

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "schedule-switches.json");

    /// <summary>A schedule as its file has it, switched as somebody wanted it since.</summary>
    public WatchSettings Apply(WatchSettings schedule) =>
        switches.TryGetValue(schedule.Name, out var known) && known.File == schedule.Enabled
            ? schedule with { Enabled = known.Enabled, Schedule = schedule.Schedule! with { Since = known.Enabled ? known.At : null, SwitchedFrom = known.File } }
            : schedule;

    /// <summary>Switches one, for good.</summary>
    /// <param name="schedule">As <see cref="Apply"/> made it.</param>
    /// <param name="enabled">What is wanted.</param>
    /// <param name="now">Runs due before are not made up for.</param>
    public void Set(WatchSettings schedule, bool enabled, DateTimeOffset now)
    {
        switches[schedule.Name] = new Switch(enabled, schedule.Schedule!.SwitchedFrom ?? schedule.Enabled, now);
        var files = new DurableFiles();
        files.CreateFolder(dataFolder);
        files.WriteJson(PathIn(dataFolder), switches);
    }

    /// <summary>A damaged file is as none: what the files of the schedules say counts.</summary>
    private static Dictionary<string, Switch> Read(string path) =>
        new(File.Exists(path) && StateJson.Read<Dictionary<string, Switch>>(path).TryGet(out var read, out _) ? read : [], StringComparer.OrdinalIgnoreCase);

    /// <param name="Enabled">What somebody wanted.</param>
    /// <param name="File">What the file of the schedule said then.</param>
    /// <param name="At">When that was.</param>
    private sealed record Switch(bool Enabled, bool File, DateTimeOffset At);
}
