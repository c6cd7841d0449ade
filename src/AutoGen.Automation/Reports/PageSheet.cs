using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Reports;

/// <summary>The contact sheet: every picture small, in the order of the drop, each a link to its file. What is missing leaves a gap.</summary>
internal static class PageSheet
{
    public static Html Of(PageContent page) => page.Tiles.Count == 0 ? Html.Nothing : Html.Of($"""
        <section id="sheet">
        <h2>Pictures</h2>
        {(page.Tiles.Count < page.Begun ? Html.Of($"<p class=\"more\">{page.Tiles.Count:N0} of {page.Begun:N0}, chosen evenly; all are in their folder, below</p>") : Html.Nothing)}
        <div class="sheet">
        {Html.Join(page.Tiles.Select(tile => tile.Picture is { } picture ? Made(page, picture) : Gap(page, tile.Failure!)))}
        </div>
        </section>
        """);

    private static Html Made(PageContent page, ReportedPicture picture)
    {
        var prompt = PageContent.Prompt(picture.Request);
        var thumbnail = page.Thumbnails.TryGetValue(picture.Number, out var jpeg)
            ? Html.Of($"""<img src="data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}" alt="{prompt}" decoding="async">""")
            : Html.Of($"<span>open it</span>");
        return Html.Of($"""
            <figure><a href="{page.Links.To(picture.Path)}" title="{Path.GetFileName(picture.Path)}">{thumbnail}</a>
            <figcaption><b>#{picture.Number}</b> <small>{picture.Seed}</small><br><bdi>{prompt}</bdi></figcaption></figure>

            """);
    }

    private static Html Gap(PageContent page, ReportedFailure failure)
    {
        var reason = page.Report.Reasons.Select(static (reason, index) => (reason, index)).First(entry => entry.reason.Pictures.Contains(failure.Number));
        return Html.Of($"""
            <figure class="gap"><a href="#{PageReasons.Anchor(reason.index + 1)}" title="{reason.reason.Message}"><span>{failure.End}</span></a>
            <figcaption><b>#{failure.Number}</b> <small>{reason.reason.Code}</small><br><bdi>{PageContent.Prompt(failure.Request)}</bdi></figcaption></figure>

            """);
    }
}
