using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Finish;

/// <summary>finish.json: where the sources of a drop go. Written before the first of them moves, so names are chosen once.</summary>
/// <param name="Report">Absolute path of the reports, without <c>.json</c> and <c>.txt</c>.</param>
/// <param name="Sources">Absolute path of each source to be, by its path in source/; where it was dropped if it does not move.</param>
internal sealed record FinishRecord(string Report, IReadOnlyDictionary<string, string> Sources)
{
    /// <summary>False where the sources are deleted, or stay where they are.</summary>
    public bool Moves { get; init; } = true;

    /// <summary>When the drop was finished first, UTC; stays what it is when a crash made it be finished again.</summary>
    public DateTimeOffset Begun { get; init; }

    /// <summary>What each source was when it was rendered, by its path in source/: one that was changed since is no longer what the drop was planned from.</summary>
    public IReadOnlyDictionary<string, SourceStamp> Stamps { get; init; } = new Dictionary<string, SourceStamp>();

    /// <summary>The first source that is where it went, and is another now.</summary>
    public string? ChangedSince() =>
        Moves ? Stamps.Where(entry => SourceStamp.Of(Sources[entry.Key]) is { } now && now != entry.Value).Select(entry => Sources[entry.Key]).FirstOrDefault() : null;

    /// <summary>Names that are all free; sources that belong together get the same number.</summary>
    /// <param name="drop">The drop.</param>
    /// <param name="destination">done or failed.</param>
    public static FinishRecord Choose(Drop drop, string destination)
    {
        var folder = Path.Combine(drop.Folder.Home, destination);
        var moves = drop.Plan.OnFinish == WatchSettings.Move || (drop.Plan.OnFinish == WatchSettings.Delete && destination == WatchFolders.Failed);
        for (var number = 1; ; number++)
        {
            var sources = Destinations(drop.Plan.Sources, folder, number);
            var report = ReportFor(sources[drop.Plan.Sources[0]]);
            if (FileNames.AnyTaken([.. sources.Values.Where(_ => moves), report + ".json", report + ".txt"]))
                continue;
            if (!moves)
                sources = drop.Plan.Sources.ToDictionary(source => source, source => Path.Combine(drop.Folder.Watch.Path, source));
            return new FinishRecord(report, sources) { Moves = moves, Stamps = StampsOf(drop) };
        }
    }

    /// <summary>The request as somebody would make it again: its image is where it goes, not where it was claimed.</summary>
    public RenderRequest WithMovedImage(DropFolder folder, RenderRequest request) =>
        request.Init is { } init && Sources.TryGetValue(Path.GetRelativePath(folder.SourceFolder, init.Path), out var moved)
            ? request with { Init = init with { Path = moved } }
            : request;

    /// <summary>The problem as somebody can act on it: it names a source where it goes, not where it was claimed.</summary>
    public Problem WithMovedFiles(DropFolder folder, Problem problem) => Sources.Aggregate(problem, (told, source) =>
    {
        var claimed = folder.Claimed(source.Key);
        return told with { File = told.File == claimed ? source.Value : told.File, Message = told.Message.Replace(claimed, source.Value, StringComparison.Ordinal) };
    });

    /// <summary>Two sources whose names are one to Windows (Fox.png, fox.png) get different numbers.</summary>
    private static Dictionary<string, string> Destinations(IReadOnlyList<string> sources, string folder, int number)
    {
        var chosen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return sources.ToDictionary(static source => source, source =>
        {
            for (var own = number; ; own++)
            {
                if (FileNames.Numbered(Path.Combine(folder, source), own) is var name && chosen.Add(name))
                    return name;
            }
        });
    }

    private static Dictionary<string, SourceStamp> StampsOf(Drop drop)
    {
        var stamps = new Dictionary<string, SourceStamp>(StringComparer.Ordinal);
        foreach (var source in drop.Plan.Sources)
        {
            if (SourceStamp.Of(drop.Folder.Claimed(source)) is { } stamp)
                stamps.Add(source, stamp);
        }

        return stamps;
    }

    private static string ReportFor(string source)
    {
        const string Longest = ".report.json.tmp"; // as it is while it is being written
        var fitting = FileNames.Portable(Path.GetFileName(source), Longest)[..^Longest.Length];
        return Path.Combine(Path.GetDirectoryName(source)!, fitting + ".report");
    }
}
