using AutoGen.Automation.Drops;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Control;

/// <summary>Where the drops of a home lie: unfinished ones by their folders, finished ones by their reports.</summary>
internal static class DropIndex
{
    private static readonly EnumerationOptions Readable = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>In the order in which they were taken.</summary>
    public static IEnumerable<FoundDrop> Unfinished(WatchHome home) =>
        DropFolder.LeftIn(home).Select(drop => new FoundDrop(drop.Id, home.Watch) { Folder = drop });

    /// <summary>The newest report first, so that a drop which was tried again is found as it ended last.</summary>
    public static IEnumerable<FoundDrop> Finished(IEnumerable<WatchHome> homes) => homes.SelectMany(Finished);

    private static IEnumerable<FoundDrop> Finished(WatchHome home) =>
        WatchFolders.Finished(home.Path).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + FoundDrop.ReportEnding, Readable))
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .Select(report => ReportHead.Read(report)?.Drop is { } id ? new FoundDrop(id, home.Watch) { Report = report } : null)
            .OfType<FoundDrop>();
}

/// <summary>A drop and where it lies: either its folder or its report is known.</summary>
internal sealed record FoundDrop(string Id, WatchSettings Watch)
{
    public const string ReportEnding = ".report.json";

    /// <summary>While it is not finished.</summary>
    public DropFolder? Folder { get; init; }

    /// <summary>Absolute path of its report.json, once it is finished.</summary>
    public string? Report { get; init; }

    /// <summary>Path of the report.json that lies beside the report for people.</summary>
    public static string DataBeside(string text) => Path.ChangeExtension(text, ".json");

    /// <summary>Path of the report for people that lies beside a report.json.</summary>
    public static string TextBeside(string report) => Path.ChangeExtension(report, ".txt");
}
