using AutoGen.Automation.Control;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Housekeeping;

/// <summary>A finished drop in done/ or failed/: its sources as far as they are there, and its report.</summary>
/// <param name="Drop">Its id.</param>
/// <param name="Finished">When it was finished.</param>
/// <param name="Sources">Absolute paths of its sources.</param>
/// <param name="Reports">Absolute paths of its reports; the .json, which tells of all the others, last.</param>
/// <param name="Pictures">Absolute paths of its pictures.</param>
internal sealed record KeptSource(string Drop, DateTimeOffset Finished, IReadOnlyList<string> Sources, IReadOnlyList<string> Reports, IReadOnlyList<string> Pictures) : IKept
{
    public long Bytes { get; } = Sources.Concat(Reports).Sum(path => new FileInfo(path).Length);

    public static KeptSource From(FoundDrop found, FinishedHead head, IEnumerable<KeptPicture> pictures)
    {
        var report = found.Report!;
        return new KeptSource(
            head.Drop,
            head.Finished,
            [.. head.Files.Where(path => IsFinished(found.Watch, path))],
            [.. new[] { FoundDrop.TextBeside(report), report }.Where(path => IsFinished(found.Watch, path))],
            [.. pictures.Select(picture => picture.Path)]);
    }

    private static bool IsFinished(WatchSettings watch, string path) =>
        WatchFolders.Homes(watch).SelectMany(WatchFolders.Finished).Any(folder => ReportedFile.IsWithin(folder, path));
}
