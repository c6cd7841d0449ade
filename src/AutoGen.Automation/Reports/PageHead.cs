using AutoGen.Automation.Finish;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Reports;

/// <summary>The top of a page: is it all there?</summary>
internal static class PageHead
{
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
            <dl>
            {Html.Join(PageFacts.Times(report.Times))}
            </dl>
            <p class="when">Finished {ReadableTime.Minute(report.Finished, page.Zone)}</p>
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
        var (made, asked) when made == asked && page.Report.Rejected.Count > 0 => FormattableString.Invariant($"{made:N0} {(made == 1 ? "picture is" : "pictures are")} there, but not all that was asked for"),
        (1, 1) => "The picture is there",
        var (made, asked) when made == asked => FormattableString.Invariant($"All {asked:N0} pictures are there"),
        var (made, asked) => FormattableString.Invariant($"{made:N0} of {asked:N0} pictures are there"),
    };

    /// <summary>Null where nothing is.</summary>
    private static string? Missing(DropReport report)
    {
        var quarantined = report.Reasons.Where(static reason => reason.Code == RetryRules.QuarantinedCode).Sum(static reason => reason.Count);
        var (missing, refused) = (report.Failures.Count, report.Rejected.Count);
        string?[] told =
        [
            missing == 0 ? null : FormattableString.Invariant($"{missing:N0} {(missing == 1 ? "is" : "are")} missing"),
            quarantined == 0 ? null : FormattableString.Invariant($"{quarantined:N0} of them in quarantine"),
            refused == 0 ? null : "something that was asked for was refused",
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
        return Html.Of($"""<div class="bar" aria-hidden="true">{Part(page, "made", page.Report.Pictures.Count)}{Part(page, "gone", page.Report.Failures.Count)}</div>""");
    }

    private static Html Part(PageContent page, string kind, int count) =>
        count == 0 ? Html.Nothing : Html.Of($"""<i class="{kind}" style="width:{100.0 * count / page.Asked:0.##}%"></i>""");
}
