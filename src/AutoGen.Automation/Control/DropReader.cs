using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Running;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>
/// How drops stand, from the files of the watches alone: the answers while no agent runs, and the ground of those of a
/// running one. Changes nothing. May be asked from several threads, and while an agent works.
/// </summary>
/// <param name="options">What is configured.</param>
/// <param name="dataFolder">Absolute path of the agent's folder for its state.</param>
/// <param name="time">For quiet hours.</param>
public sealed class DropReader(LiveOptions options, string dataFolder, TimeProvider time)
{
    private readonly RenderTimes times = new(options, time);
    private readonly DataFolder data = new(dataFolder);
    private readonly KnownHomes known = new(new DataFolder(dataFolder), new DurableFiles());

    /// <summary>Everything that the files tell; no workers, and not running.</summary>
    public AgentStatus Status()
    {
        var watches = Watches();
        return new AgentStatus
        {
            Running = false,
            Paused = PauseState.IsIn(data),
            Reports = Reports,
            Watches = watches,
            Schedules = Schedules(),
            Drops = [.. Homes().SelectMany(Unfinished).OrderBy(static drop => drop.Id, StringComparer.Ordinal)],
        };
    }

    /// <summary>Absolute path of the folder of report pages; null where none are written.</summary>
    internal string? Reports => options.Current.Reports.Folder;

    /// <summary>One drop in full, finished or not.</summary>
    /// <param name="drop">Its id, or so much of its beginning or end that it is the only one.</param>
    public Result<DropDetails> Show(string drop)
    {
        if (!Find(drop).TryGet(out var found, out var problems))
            return Result<DropDetails>.Fail(problems);
        if (found.Report is { } report)
            return ReportReading.Of(report);
        return DropDetailsReading.Of(found.Folder!) is { } details ? details : Show(found.Id); // finished just now: there is its report
    }

    /// <summary>Whether a drop was taken, finished or not. A folder that a crash left without a source is none.</summary>
    /// <param name="id">Its whole id.</param>
    public bool Holds(string id) => Holds(id, Homes());

    /// <summary>Whether a drop of a watch was taken, as <see cref="Holds(string)"/>.</summary>
    internal bool Holds(string id, WatchSettings watch) => Holds(id, [.. WatchHome.Of(watch)]);

    /// <summary>The unfinished drops of a watch, oldest first.</summary>
    internal IReadOnlyList<FoundDrop> Unfinished(WatchSettings watch) => [.. WatchHome.Of(watch).SelectMany(DropIndex.Unfinished)];

    /// <summary>The watches that are configured, in their order.</summary>
    internal IReadOnlyList<WatchStatus> Watches() => [.. options.Current.Watches.Where(static watch => watch.Schedule is null).Select(Status)];

    /// <summary>The schedules that are configured, those that run soonest first.</summary>
    internal IReadOnlyList<ScheduleStatus> Schedules() =>
        [.. options.Current.Watches.Where(static watch => watch.Schedule is not null).Select(Upcoming).OrderBy(static schedule => schedule.Next ?? DateTimeOffset.MaxValue).ThenBy(static schedule => schedule.Name, StringComparer.Ordinal)];

    private ScheduleStatus Upcoming(WatchSettings watch)
    {
        var times = new ScheduleTimes(watch.Schedule!, time);
        return new ScheduleStatus(watch.Name, watch.Schedule!.When, times.Zone.Id, watch.Enabled, watch.Enabled && times.Next(time.GetUtcNow(), 1) is [var next] ? next : null);
    }

    /// <summary>Where the drop lies that is meant; an unfinished one before a finished one of the same id.</summary>
    internal Result<FoundDrop> Find(string drop)
    {
        var homes = Homes();
        return DropLookup.Find(drop, homes.SelectMany(DropIndex.Unfinished).Concat(DropIndex.Finished(homes)));
    }

    /// <summary>Where drops may lie: also those of watches that are no longer configured.</summary>
    private List<WatchHome> Homes() =>
        [.. options.Current.Watches.Where(static watch => Problem(watch) is null).SelectMany(WatchHome.Of), .. known.Besides(options.Current.Watches)];

    private WatchStatus Status(WatchSettings watch) => new(watch.Name, watch.Path, watch.Output)
    {
        Enabled = watch.Enabled,
        Quiet = watch.Enabled && times.For(watch.Name) is not null,
        Problem = Problem(watch),
    };

    private IEnumerable<DropSummary> Unfinished(WatchHome home)
    {
        var wait = times.For(home.Watch.Name)?.Why;
        return DropIndex.Unfinished(home).Select(static drop => DropSummaries.Of(drop.Folder!)).OfType<DropSummary>()
            .Select(drop => drop.WaitsFor is null ? drop with { WaitsFor = wait } : drop);
    }

    private static bool Holds(string id, IReadOnlyList<WatchHome> homes) =>
        homes.SelectMany(DropIndex.Unfinished).Any(drop => drop.Id == id && IsTaken(drop.Folder!)) || DropIndex.Finished(homes).Any(drop => drop.Id == id);

    /// <summary>One that is being finished this very moment has its plan still when its sources have moved, and a report before its plan goes.</summary>
    private static bool IsTaken(DropFolder folder) => DropPlanner.Sources(folder).Count > 0 || File.Exists(folder.PlanFile);

    /// <summary>Why a watch cannot be looked into.</summary>
    private static Problem? Problem(WatchSettings watch)
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(Path.Exists(WatchFolders.Drops(watch.Path)) ? WatchFolders.Drops(watch.Path) : watch.Path).GetEnumerator();
            entries.MoveNext();
            return null;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, watch.Path, "read");
        }
    }
}
