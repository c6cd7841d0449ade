using System.Globalization;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Drops;

/// <summary>
/// The folder of a drop, <c>&lt;home&gt;/.autogen/drops/&lt;id&gt;</c>, and what lies where in it. The home is the watch, or a
/// folder below its output where the watch cannot be written. <c>source/</c> mirrors the watch, so a claimed file says by
/// itself where it came from.
/// </summary>
internal sealed record DropFolder(WatchSettings Watch, string Id)
{
    /// <summary>Holds the agent's own folder, done/ and failed/.</summary>
    public string Home { get; init; } = Watch.Path;

    public string FullPath => Path.Combine(WatchFolders.Drops(Home), Id);

    /// <summary>Where sources are copied to that cannot be renamed; it becomes source/ when they are whole and claim.json says so.</summary>
    public string CopyFolder => Path.Combine(FullPath, "copied");

    public string SourceFolder => Path.Combine(FullPath, "source");

    public string AttemptFolder => Path.Combine(FullPath, "attempts");

    public string RenderFolder => Path.Combine(FullPath, "renders");

    /// <summary>Names the members of a group before the first of them is renamed.</summary>
    public string ClaimFile => Path.Combine(FullPath, "claim.json");

    public string PlanFile => Path.Combine(FullPath, "drop.json");

    public string ControlFile => Path.Combine(FullPath, "control.json");

    /// <summary>Of which run of which schedule it is; missing where it is none.</summary>
    public string ScheduleFile => Path.Combine(FullPath, "schedule.json");

    /// <summary>Names where the sources go before the first of them does.</summary>
    public string FinishFile => Path.Combine(FullPath, "finish.json");

    /// <summary>The drops of a watch that lie on the disk, in all homes it may have, oldest first.</summary>
    public static IReadOnlyList<DropFolder> LeftIn(WatchSettings watch) => [.. WatchHome.Of(watch).SelectMany(LeftIn).OrderBy(static drop => drop.Id, StringComparer.Ordinal)];

    /// <summary>Those of one home, oldest first.</summary>
    public static IReadOnlyList<DropFolder> LeftIn(WatchHome home) => !Directory.Exists(WatchFolders.Drops(home.Path)) ? [] :
    [
        .. Directory.EnumerateDirectories(WatchFolders.Drops(home.Path))
            .Select(path => new DropFolder(home.Watch, Path.GetFileName(path)) { Home = home.Path })
            .OrderBy(static drop => drop.Id, StringComparer.Ordinal),
    ];

    public string OutcomeFile(int number) => Path.Combine(RenderFolder, Invariant($"{number}.json"));

    /// <summary>The outcome of all renders that were never begun when their drop was cancelled.</summary>
    public string CancelledFile => Path.Combine(RenderFolder, "cancelled.json");

    public string CommitFile(int number) => Path.Combine(RenderFolder, Invariant($"{number}.commit.json"));

    public string AttemptStartFile(int number, int attempt) => Path.Combine(AttemptFolder, Invariant($"{number}-{attempt}.started.json"));

    public string AttemptEndFile(int number, int attempt) => Path.Combine(AttemptFolder, Invariant($"{number}-{attempt}.ended.json"));

    /// <summary>Where it is kept when it is finished but not all was made, in case somebody wants another try.</summary>
    public string KeptPath => Path.Combine(WatchFolders.Kept(Home), Id);

    /// <summary><see cref="ControlFile"/> while it is kept.</summary>
    public string KeptControlFile => Path.Combine(KeptPath, Path.GetFileName(ControlFile));

    /// <summary><see cref="FinishFile"/> while it is kept.</summary>
    public string KeptFinishFile => Path.Combine(KeptPath, Path.GetFileName(FinishFile));

    /// <summary>Where a claimed file lies.</summary>
    public string Claimed(string relative) => Path.Combine(SourceFolder, relative);

    /// <summary>What lies in source/, relative to it, by name.</summary>
    public IReadOnlyList<string> ClaimedFiles() => !Directory.Exists(SourceFolder) ? [] :
    [
        .. Directory.EnumerateFiles(SourceFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SourceFolder, file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>source/ and every folder below it.</summary>
    public IEnumerable<string> SourceFolders() =>
        Directory.Exists(SourceFolder) ? [SourceFolder, .. Directory.EnumerateDirectories(SourceFolder, "*", SearchOption.AllDirectories)] : [];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
