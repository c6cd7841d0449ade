using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>
/// How drops stand, from the files of the watches alone: the answers while no agent runs, and the ground of those of a
/// running one. Changes nothing. May be asked from several threads, and while an agent works.
/// </summary>
public sealed class DropReader(LiveOptions options, TimeProvider time)
{
    private readonly RenderTimes times = new(options, time);

    /// <summary>Everything that the files tell; no workers, and not running.</summary>
    public AgentStatus Status()
    {
        var watches = Watches();
        return new AgentStatus
        {
            Running = false,
            Watches = watches,
            Drops = [.. options.Current.Watches.Where((_, index) => watches[index].Problem is null).SelectMany(Unfinished).OrderBy(static drop => drop.Id, StringComparer.Ordinal)],
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

    /// <summary>The watches that are configured, in their order.</summary>
    internal IReadOnlyList<WatchStatus> Watches() => [.. options.Current.Watches.Select(Status)];

    /// <summary>Where the drop lies that is meant; an unfinished one before a finished one of the same id.</summary>
    internal Result<FoundDrop> Find(string drop)
    {
        var watches = options.Current.Watches.Where(static watch => Problem(watch) is null).ToList();
        return DropLookup.Find(drop, watches.SelectMany(DropIndex.Unfinished).Concat(watches.SelectMany(DropIndex.Finished)));
    }

    private WatchStatus Status(WatchSettings watch) => new(watch.Name, watch.Path, watch.Output)
    {
        Enabled = watch.Enabled,
        Quiet = watch.Enabled && times.For(watch.Name) is not null,
        Problem = Problem(watch),
    };

    private IEnumerable<DropSummary> Unfinished(WatchSettings watch)
    {
        var wait = times.For(watch.Name)?.Why;
        return DropIndex.Unfinished(watch).Select(static drop => DropSummaries.Of(drop.Folder!)).OfType<DropSummary>()
            .Select(drop => drop.WaitsFor is null ? drop with { WaitsFor = wait } : drop);
    }

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
