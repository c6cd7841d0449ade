using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Reports;

/// <summary>The top of a page: is it all there?</summary>
internal static class PageHead
{
    private const string Quarantined = "render-quarantined";

    public static Html Of(PageContent page)
    {
        var report = page.Report;
        return Html.Of($"""
            <header class="{Mood(page)}">
            <p class="name"><bdi>{page.Name}</bdi></p>
            <h1>{Verdict(page)}</h1>
            {Html.If(Missing(report), static missing => Html.Of($"<p class=\"missing\">{missing}</p>"))}
            {Bar(page)}
            <p class="when">Finished {ReadableTime.Minute(report.Finished, page.Zone)}, after {ReadableTime.Duration(report.Times.Total)}</p>
            </header>
            """);
    }

    private static string Mood(PageContent page) => page.Report switch
    {
        { Failures.Count: 0, Rejected.Count: 0 } => "good",
        { Pictures.Count: 0 } => "bad",
        _ => "mixed",
    };

    private static string Verdict(PageContent page) => (page.Report.Pictures.Count, page.Asked) switch
    {
        (0, _) => "No picture was made",
        (1, 1) => "The picture is there",
        var (made, asked) when made == asked => FormattableString.Invariant($"All {asked:N0} pictures are there"),
        var (made, asked) => FormattableString.Invariant($"{made:N0} of {asked:N0} pictures are there"),
    };

    /// <summary>Null where nothing is.</summary>
    private static string? Missing(DropReport report)
    {
        var quarantined = report.Reasons.Where(static reason => reason.Code == Quarantined).Sum(static reason => reason.Count);
        var (missing, refused) = (report.Failures.Count, report.Rejected.Count);
        string?[] told =
        [
            missing == 0 ? null : FormattableString.Invariant($"{missing:N0} {(missing == 1 ? "is" : "are")} missing"),
            quarantined == 0 ? null : FormattableString.Invariant($"{quarantined:N0} of them in quarantine"),
            refused == 0 ? null : FormattableString.Invariant($"{refused:N0} {(refused == 1 ? "request was" : "requests were")} refused"),
            report.Reasons.Count == 0 ? null : FormattableString.Invariant($"for {report.Reasons.Count} {(report.Reasons.Count == 1 ? "reason" : "reasons")}"),
        ];
        return told.OfType<string>().Any() ? string.Join(", ", told.OfType<string>()) : null;
    }

    private static Html Bar(PageContent page)
    {
        if (page.Asked == 0)
            return Html.Nothing;
        var share = 100.0 * page.Report.Pictures.Count / page.Asked;
        return Html.Of($"""<div class="bar" aria-hidden="true"><i style="width:{share:0.##}%"></i></div>""");
    }
}
