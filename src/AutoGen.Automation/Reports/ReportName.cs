using System.Globalization;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Reports;

/// <summary>
/// Where the report of a drop lies: <c>&lt;folder&gt;/&lt;name&gt;-&lt;when&gt;</c> and an ending: by its source and when it was taken, or by its schedule and when
/// it was due. That follows from the drop alone, so that a finish
/// which is gone on with after a crash, and one after another try, write the same files again.
/// </summary>
internal static class ReportName
{
    public const string Page = ".html", Data = ".json", Sheet = ".jpg";

    /// <summary>The page of the newest report, under a name that stays.</summary>
    public const string Latest = "latest" + Page;

    private const string Moment = "yyyy-MM-dd-HHmmss";

    /// <summary>Path without ending. A name that another drop has is left to it.</summary>
    public static string For(DropReport report, string folder, TimeZoneInfo zone)
    {
        var (name, begun) = report.Schedule is { } run
            ? (run.Name, run.Due) // in the time of the schedule
            : (Path.GetFileNameWithoutExtension(report.Sources[0]), TimeZoneInfo.ConvertTime(report.Created, zone));
        var ending = $"-{begun.ToString(Moment, CultureInfo.InvariantCulture)}{Page}";
        for (var number = 1; ; number++)
        {
            var path = FileNames.Numbered(Path.Combine(folder, FileNames.Portable(name, ending)), number)[..^Page.Length];
            if (Path.Exists(path + Data) ? ReportHead.Read(path + Data)?.Drop == report.Drop : !FileNames.AnyTaken(path + Data))
                return path;
        }
    }
}
