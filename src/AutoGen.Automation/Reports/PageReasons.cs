using AutoGen.Automation.Finish;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Reports;

/// <summary>What failed, why, and what to do: a card for each reason.</summary>
internal static class PageReasons
{
    /// <summary>Pictures of a reason that are told one by one.</summary>
    private const int Examples = 3;

    public static Html Of(PageContent page) => page.Report.Reasons.Count == 0 ? Html.Nothing : Html.Of($"""
        <section id="reasons">
        <h2>What is missing, and what to do</h2>
        <div class="cards">
        {Html.Join(page.Report.Reasons.Select((reason, index) => Card(page, reason, index + 1)))}
        </div>
        {Again(TryAgain.After(page.Report))}
        </section>
        """);

    /// <summary>Where a card is, for links to it.</summary>
    public static string Anchor(int number) => FormattableString.Invariant($"reason-{number}");

    private static Html Card(PageContent page, ReportedReason reason, int number) => Html.Of($"""
        <article id="{Anchor(number)}">
        <h3><span class="count">{reason.Count:N0}</span> <bdi>{reason.Message}</bdi></h3>
        {Html.If(reason.Remedy, static remedy => Html.Of($"<p class=\"todo\"><bdi>{remedy}</bdi></p>"))}
        <p class="where">{Where(reason)} <code>{reason.Code}</code></p>
        {Tried(page, reason)}
        </article>

        """);

    private static string Where(ReportedReason reason)
    {
        var of = reason.Pictures.Count > 0 ? Told("picture", reason.Pictures) : reason.Lines.Count > 0 ? Told("line", reason.Lines) : "";
        var end = reason.Code == RetryRules.QuarantinedCode ? "in quarantine" : reason.Stage is null ? reason.End : $"{reason.End} in {reason.Stage}";
        return of.Length == 0 ? end : $"{of} · {end}";
    }

    private static string Told(string what, IReadOnlyList<int> numbers) =>
        $"{what}{(numbers.Count == 1 ? "" : "s")} {NumberRuns.Text(numbers.Select(static number => (long)number))}";

    private static Html Tried(PageContent page, ReportedReason reason)
    {
        var of = reason.Pictures.ToHashSet();
        var failures = page.Report.Failures.Where(failure => of.Contains(failure.Number)).Take(Examples).ToList();
        return failures.Count == 0 ? Html.Nothing : Html.Of($"""
            <details><summary>What was asked and tried</summary>
            {Html.Join(failures.Select(failure => One(page, failure)))}
            </details>
            """);
    }

    private static Html One(PageContent page, ReportedFailure failure) => Html.Of($"""
        <p class="prompt"><b>#{failure.Number}</b> <bdi>{PageContent.Prompt(failure.Request)}</bdi></p>
        <pre>{string.Join('\n', FailureText.Lines(failure, page.Zone))}</pre>

        """);

    private static Html Again(TryAgain again) => Html.Of($"""
        <p class="again"><b>To try again</b> {Html.If(again.Command, static command => Html.Of($"<kbd>{command}</kbd> "))}{again.Advice}.</p>
        """);
}
