using AutoGen.Automation.Finish;
using AutoGen.Automation.Housekeeping;

namespace AutoGen.Automation.Reports;

/// <summary>The reports that lie in their folder. Data that does not begin as a report does is somebody else's.</summary>
internal static class ReportShelf
{
    /// <summary>The newest first.</summary>
    public static IReadOnlyList<ShelvedReport> In(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*" + ReportName.Data)
            .Select(static data => ReportHead.Read(data) is { } head ? new ShelvedReport(head, data[..^ReportName.Data.Length], File.GetLastWriteTimeUtc(data)) : null)
            .OfType<ShelvedReport>()
            .OrderByDescending(static report => report.Finished),
    ];
}

/// <summary>A report in the folder of reports.</summary>
/// <param name="Head">Of whom it tells.</param>
/// <param name="Path">Absolute path without ending.</param>
/// <param name="Finished">When its data was written.</param>
internal sealed record ShelvedReport(ReportHead Head, string Path, DateTimeOffset Finished) : IKept
{
    /// <summary>Those of its files that are there; the data, which tells of the others, last.</summary>
    public IEnumerable<string> Files => new[] { ReportName.Page, ReportName.Sheet, ReportName.Data }.Select(ending => Path + ending).Where(File.Exists);

    public long Bytes => Files.Sum(static file => new FileInfo(file).Length);
}
