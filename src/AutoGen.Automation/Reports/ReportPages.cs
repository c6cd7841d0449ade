using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Running;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Reports;

/// <summary>
/// The step of a finish that people look at: page, data and contact sheet of a drop in the folder of reports. Safe to call again after a
/// crash at any point. It never costs the drop anything: what cannot be written is said in the log.
/// </summary>
internal sealed partial class ReportPages(LiveOptions options, IContactSheetMaker sheets, DurableFiles files, TimeProvider time, ILogger<ReportPages> logger)
{
    private readonly Lock gate = new(); // one picture is in memory at a time; two drops must not choose the same free name

    /// <summary>Absolute path of the page; null where there is none.</summary>
    public string? Write(DropReport report)
    {
        var settings = options.Current.Reports;
        if (settings.Folder is not { } folder || settings.Of == ReportSettings.None || (settings.Of == ReportSettings.Schedules && report.Schedule is null))
            return null;
        try
        {
            lock (gate)
                return Write(report, folder, settings.Pictures);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotWritten(logger, report.Drop, IoProblem.From(fault, folder, "write the report to"));
        }
        catch (Exception fault) when (DropAdvance.IsBug(fault))
        {
            Log.Broke(logger, fault, report.Drop);
        }

        return null;
    }

    /// <summary>The data goes first: it takes the name.</summary>
    private string Write(DropReport report, string folder, int most)
    {
        if (!Directory.Exists(Path.GetDirectoryName(folder)))
            throw new DirectoryNotFoundException(); // a drive that is away must not be filled where it is mounted
        files.CreateFolder(folder);
        var path = ReportName.For(report, folder, time.LocalTimeZone);
        files.WriteJson(path + ReportName.Data, report);
        var page = ReportPage.Write(Draw(new PageContent(report, path, time.LocalTimeZone) { Tiles = SheetTile.Of(report, most) }));
        files.WriteWhole(path + ReportName.Page, page);
        files.WriteWhole(Path.Combine(folder, ReportName.Latest), page);
        Log.Written(logger, report.Drop, path + ReportName.Page);
        return path + ReportName.Page;
    }

    /// <summary>With small pictures, as far as they can be had; the sheet of them is written.</summary>
    private PageContent Draw(PageContent page)
    {
        List<ReportedPicture> pictures = [.. page.Tiles.Select(static tile => tile.Picture).OfType<ReportedPicture>()];
        if (pictures.Count == 0)
            return page;
        if (!sheets.Draw([.. pictures.Select(Entry)]).TryGet(out var sheet, out var problems))
        {
            Log.NotDrawn(logger, page.Report.Drop, problems[0]);
            return page;
        }

        var thumbnails = pictures.Zip(sheet.Thumbnails).Where(static drawn => drawn.Second is not null).ToDictionary(static drawn => drawn.First.Number, static drawn => drawn.Second!);
        if (thumbnails.Count > 0)
            files.WriteWhole(page.Path + ReportName.Sheet, sheet.File);
        return page with { Thumbnails = thumbnails };
    }

    private static SheetEntry Entry(ReportedPicture picture) => new(picture.Path, FormattableString.Invariant($"#{picture.Number} {picture.Seed}"));

    private static partial class Log
    {
        [LoggerMessage(1601, LogLevel.Information, "Drop {Drop}: the report is {Page}")]
        public static partial void Written(ILogger logger, string drop, string page);

        [LoggerMessage(1602, LogLevel.Warning, "Drop {Drop}: {Problem} The drop is finished all the same, its report.txt and report.json lie beside the source")]
        public static partial void NotWritten(ILogger logger, string drop, Problem problem);

        [LoggerMessage(1603, LogLevel.Warning, "Drop {Drop}: the report shows no pictures: {Problem}")]
        public static partial void NotDrawn(ILogger logger, string drop, Problem problem);

        [LoggerMessage(1604, LogLevel.Error, "Drop {Drop}: writing the report broke; the drop is finished all the same")]
        public static partial void Broke(ILogger logger, Exception fault, string drop);
    }
}
