using System.Globalization;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Notices;

/// <summary>A notice in words, for formats that people read.</summary>
/// <param name="Title">One line.</param>
/// <param name="Lines">What more there is to say.</param>
/// <param name="IsGood">Whether nobody has to act.</param>
internal sealed record NoticeText(string Title, IReadOnlyList<string> Lines, bool IsGood)
{
    public string Body => string.Join('\n', Lines);

    public static NoticeText Of(Notice notice) => notice switch
    {
        { Drop: { } drop } => Of(drop),
        { Health: { } health } => Of(health, notice),
        _ => new NoticeText("AutoGen: a test", [$"Notices of {notice.Machine} arrive here."], IsGood: true),
    };

    private static NoticeText Of(DropNotice drop)
    {
        var name = drop.Schedule is { } schedule ? $"Schedule {schedule}" : $"{drop.Source} ({drop.Watch})";
        return new NoticeText($"{name}: {drop.Outcome}", [.. LinesOf(drop)], drop.Outcome == WatchFolders.Done);
    }

    private static NoticeText Of(HealthNotice health, Notice notice) => new(
        $"AutoGen on {notice.Machine} is {health.State}",
        health.State == HealthNotice.Healthy ? ["What was wrong has passed.", .. Problems(health)] : [.. Problems(health)],
        health.State == HealthNotice.Healthy);

    private static IEnumerable<string> Problems(HealthNotice health) => health.Problems.Select(static problem => problem.ToString());

    private static IEnumerable<string> LinesOf(DropNotice drop)
    {
        yield return Invariant($"{drop.Pictures} of {drop.Asked} pictures made in {ReadableTime.Duration(drop.Seconds)}");
        if (drop.Left > 0)
            yield return Invariant($"{drop.Left} left by the end of the window");
        if (drop.Rejected > 0)
            yield return Invariant($"requests rejected for {drop.Rejected} {(drop.Rejected == 1 ? "reason" : "reasons")}");
        foreach (var reason in drop.Reasons)
            yield return Invariant($"{reason.Count} x {reason.Message}{(reason.Remedy is { } remedy ? " " + remedy : "")} [{reason.Code}]");
        if (drop.Reports.TryGetValue("html", out var report) || drop.Reports.TryGetValue("text", out report))
            yield return $"Report: {report}";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
