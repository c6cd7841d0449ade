using System.Globalization;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Drops;

/// <summary>
/// The folder of a drop, <c>&lt;watch&gt;/.autogen/drops/&lt;id&gt;</c>, and what lies where in it. <c>source/</c> mirrors the
/// watch, so a claimed file says by itself where it came from.
/// </summary>
internal sealed record DropFolder(WatchSettings Watch, string Id)
{
    public string FullPath { get; } = Path.Combine(WatchFolders.Drops(Watch.Path), Id);

    public string SourceFolder => Path.Combine(FullPath, "source");

    public string AttemptFolder => Path.Combine(FullPath, "attempts");

    public string RenderFolder => Path.Combine(FullPath, "renders");

    /// <summary>Names the members of a group before the first of them is renamed.</summary>
    public string ClaimFile => Path.Combine(FullPath, "claim.json");

    public string PlanFile => Path.Combine(FullPath, "drop.json");

    public string ControlFile => Path.Combine(FullPath, "control.json");

    /// <summary>Names where the sources go before the first of them does.</summary>
    public string FinishFile => Path.Combine(FullPath, "finish.json");

    public string OutcomeFile(int number) => Path.Combine(RenderFolder, Invariant($"{number}.json"));

    public string CommitFile(int number) => Path.Combine(RenderFolder, Invariant($"{number}.commit.json"));

    public string AttemptStartFile(int number, int attempt) => Path.Combine(AttemptFolder, Invariant($"{number}-{attempt}.started.json"));

    public string AttemptEndFile(int number, int attempt) => Path.Combine(AttemptFolder, Invariant($"{number}-{attempt}.ended.json"));

    /// <summary>Where it is kept when it is finished but not all was made, in case somebody wants another try.</summary>
    public string KeptPath { get; } = Path.Combine(WatchFolders.Kept(Watch.Path), Id);

    /// <summary>Where a claimed file lies.</summary>
    public string Claimed(string relative) => Path.Combine(SourceFolder, relative);

    /// <summary>What lies in source/, relative to it, by name.</summary>
    public IReadOnlyList<string> ClaimedFiles() => !Directory.Exists(SourceFolder) ? [] :
    [
        .. Directory.EnumerateFiles(SourceFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SourceFolder, file))
            .Order(StringComparer.Ordinal),
    ];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
