using System.Text.Json;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Control;

/// <summary>Where the drops of a home lie: unfinished ones by their folders, finished ones by their reports.</summary>
internal static class DropIndex
{
    private const int ReportStart = 256;

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
            .Select(report => IdOf(report) is { } id ? new FoundDrop(id, home.Watch) { Report = report } : null)
            .OfType<FoundDrop>();

    /// <summary>Our reports begin with the drop's id: there are thousands of them, and their rest is not needed to find one.</summary>
    public static string? IdOf(string report)
    {
        Span<byte> start = stackalloc byte[ReportStart];
        try
        {
            using var file = new FileStream(report, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var reader = new Utf8JsonReader(start[..file.ReadAtLeast(start, ReportStart, throwOnEndOfStream: false)], isFinalBlock: false, default);
            return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("drop"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (Exception fault) when (fault is JsonException || IoProblem.Is(fault))
        {
            return null; // somebody else's file
        }
    }
}

/// <summary>A drop and where it lies: either its folder or its report is known.</summary>
internal sealed record FoundDrop(string Id, WatchSettings Watch)
{
    public const string ReportEnding = ".report.json";

    /// <summary>While it is not finished.</summary>
    public DropFolder? Folder { get; init; }

    /// <summary>Absolute path of its report.json, once it is finished.</summary>
    public string? Report { get; init; }

    /// <summary>Path of the report for people that lies beside a report.json.</summary>
    public static string TextBeside(string report) => Path.ChangeExtension(report, ".txt");
}
