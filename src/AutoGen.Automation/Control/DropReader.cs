using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>
/// How drops stand, from the files of the watches alone: the answers while no agent runs, and the ground of those of a
/// running one. Changes nothing. May be asked from several threads, and while an agent works.
/// </summary>
public sealed class DropReader(LiveOptions options)
{
    /// <summary>Everything that the files tell; no workers, and not running.</summary>
    public AgentStatus Status()
    {
        var watches = options.Current.Watches.Select(static watch => (Watch: watch, Problem: Problem(watch))).ToList();
        return new AgentStatus
        {
            Running = false,
            Watches = [.. watches.Select(static entry => new WatchStatus(entry.Watch.Name, entry.Watch.Path, entry.Watch.Output) { Problem = entry.Problem })],
            Drops = [.. watches.Where(static entry => entry.Problem is null).SelectMany(static entry => Unfinished(entry.Watch)).OrderBy(static drop => drop.Id, StringComparer.Ordinal)],
        };
    }

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

    /// <summary>Where the drop lies that is meant; an unfinished one before a finished one of the same id.</summary>
    internal Result<FoundDrop> Find(string drop)
    {
        var watches = options.Current.Watches.Where(static watch => Problem(watch) is null).ToList();
        return DropLookup.Find(drop, watches.SelectMany(DropIndex.Unfinished).Concat(watches.SelectMany(DropIndex.Finished)));
    }

    private static IEnumerable<DropSummary> Unfinished(WatchSettings watch) =>
        DropIndex.Unfinished(watch).Select(static drop => DropSummaries.Of(drop.Folder!)).OfType<DropSummary>();

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
