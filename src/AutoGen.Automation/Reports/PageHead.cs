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
            {Html.If(Left(report), static left => Html.Of($"<p class=\"left\">{left}</p>"))}
            {Bar(page)}
            <p class="when">Finished {ReadableTime.Minute(report.Finished, page.Zone)}, after {ReadableTime.Duration(report.Times.Total)}</p>
            {Html.Join(ReportText.Schedule(report).Select(static line => Html.Of($"<p class=\"when\"><bdi>{line}</bdi></p>\n")))}
            </header>
            """);
    }

    private static string Mood(PageContent page) => page.Report switch
    {
        { Pictures.Count: 0 } => "bad",
        { Reasons.Count: 0, Schedule: not { Dropped: > 0 } } => "good",
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

    /// <summary>What the window of a scheduled run left; null where it left nothing.</summary>
    private static string? Left(DropReport report) => report.Schedule switch
    {
        { CarriedOver: > 0 and var count } => FormattableString.Invariant($"{count:N0} {(count == 1 ? "is" : "are")} left to the next run"),
        { Dropped: > 0 and var count } => FormattableString.Invariant($"{count:N0} {(count == 1 ? "was" : "were")} left out when the time was over"),
        _ => null,
    };

    private static Html Bar(PageContent page)
    {
        if (page.Asked == 0)
            return Html.Nothing;
        var (made, missing) = (100.0 * page.Report.Pictures.Count / page.Asked, 100.0 * page.Report.Failures.Count / page.Asked);
        return Html.Of($"""<div class="bar" aria-hidden="true"><i style="width:{made:0.##}%"></i><b style="width:{missing:0.##}%"></b></div>""");
    }
}
