using AutoGen.Automation.Finish;
using AutoGen.Protocol;

namespace AutoGen.Automation.Reports;

/// <summary>The end of a page: where everything is, and what else should be known.</summary>
internal static class PageFiles
{
    /// <summary>Folders that are listed; every request may have its own.</summary>
    private const int MostFolders = 10;

    public static Html Of(PageContent page) => Html.Of($"""
        {Warnings(page.Report.Warnings)}
        <footer id="files">
        <h2>Files</h2>
        <ul>
        {Html.Join(Folders(page))}
        {Html.Join(page.Report.Files.Select(file => Source(page, file)))}
        {(page.Thumbnails.Count > 0 ? Beside(page, ReportName.Sheet, "all pictures on one sheet") : Html.Nothing)}
        {Beside(page, ReportName.Data, "all there is to know, for scripts")}
        </ul>
        <p>Drop <code>{page.Report.Drop}</code> of watch <bdi>{page.Report.Watch}</bdi>, taken {ReadableTime.Moment(page.Report.Created, page.Zone)}</p>
        </footer>
        """);

    private static IEnumerable<Html> Folders(PageContent page)
    {
        var folders = page.Report.Pictures.GroupBy(static picture => Path.GetDirectoryName(picture.Path)!).ToList();
        return folders.Take(MostFolders).Select(folder => Html.Of($"""
            <li><a href="{page.Links.ToFolder(folder.Key)}"><bdi>{folder.Key}</bdi></a> {folder.Count():N0} {(folder.Count() == 1 ? "picture" : "pictures")}</li>

            """));
    }

    private static Html Source(PageContent page, string file) => page.Report.Deleted
        ? Html.Of($"<li><bdi>{file}</bdi> the source, deleted</li>\n")
        : Html.Of($"<li><a href=\"{page.Links.To(file)}\"><bdi>{file}</bdi></a> the source</li>\n");

    private static Html Beside(PageContent page, string ending, string what) =>
        Html.Of($"<li><a href=\"{page.Links.To(page.Path + ending)}\"><bdi>{Path.GetFileName(page.Path) + ending}</bdi></a> {what}</li>\n");

    /// <summary>A prompt that is too long is so in every picture: one line tells of all.</summary>
    private static Html Warnings(IReadOnlyList<Problem> warnings) => warnings.Count == 0 ? Html.Nothing : Html.Of($"""
        <section id="warnings">
        <h2>Good to know</h2>
        <ul>
        {Html.Join(warnings.GroupBy(static warning => warning.Code).Select(Warning))}
        </ul>
        </section>
        """);

    private static Html Warning(IEnumerable<Problem> alike)
    {
        var (first, others) = (alike.First(), alike.Count() - 1);
        return Html.Of($"<li><bdi>{first}</bdi>{(others > 0 ? Html.Of($" <b>and {others:N0} more alike</b>") : Html.Nothing)}</li>\n");
    }
}
