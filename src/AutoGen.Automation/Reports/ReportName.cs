using System.Globalization;
using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Reports;

/// <summary>
/// Where the report of a drop lies: <c>&lt;folder&gt;/&lt;name&gt;-&lt;when it was taken&gt;</c> and an ending. It follows from the drop alone, so that a finish
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
        var taken = TimeZoneInfo.ConvertTime(report.Created, zone).ToString(Moment, CultureInfo.InvariantCulture);
        var name = FileNames.Portable(Path.GetFileNameWithoutExtension(report.Sources[0]));
        for (var number = 1; ; number++)
        {
            var path = FileNames.Numbered(Path.Combine(folder, FileNames.Fit(name, $"-{taken}{Page}")), number)[..^Page.Length];
            if (!Path.Exists(path + Data) || DropIndex.IdOf(path + Data) == report.Drop)
                return path;
        }
    }
}
