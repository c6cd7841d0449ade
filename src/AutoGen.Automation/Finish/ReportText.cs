using System.Globalization;
using System.Text;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Finish;

/// <summary>A report as a person reads it.</summary>
internal static class ReportText
{
    public static string Write(DropReport report)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"{string.Join(", ", report.Sources)}: {report.Outcome}\n"));
        text.Append(Invariant($"{Pictures(report.Pictures.Count)} made, {report.Failures.Count} failed, {Requests(report.Rejected.Count)}\n"));
        text.Append(Invariant($"taken {report.Created:yyyy-MM-dd HH:mm:ss} UTC, finished {report.Finished:yyyy-MM-dd HH:mm:ss} UTC, drop {report.Drop} of watch {report.Watch}\n"));
        Section(text, "Pictures", report.Pictures.Select(picture => Invariant($"{picture.Path}  seed {picture.Seed}  {picture.Width} x {picture.Height}  {picture.Seconds:0.0} s{At(picture.Line)}")));
        Section(text, "Failed", report.Failures.Select(failure => Invariant($"picture {failure.Number}{At(failure.Line)}{(failure.Stage is null ? "" : $" ({failure.Stage})")}: {string.Join(" ", failure.Problems)}")));
        Section(text, "Rejected", report.Rejected.Select(problem => problem.ToString()));
        Section(text, "Warnings", report.Warnings.Select(problem => problem.ToString()));
        if (report.Outcome == WatchFolders.Failed)
            text.Append("\nTo try again: mend what is named above and move the source back into the watched folder.\n");
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var written = lines.Select(line => $"  {line}\n").ToList();
        if (written.Count > 0)
            text.Append('\n').Append(title).Append('\n').AppendJoin("", written);
    }

    private static string Pictures(int count) => Invariant($"{count} {(count == 1 ? "picture" : "pictures")}");

    private static string Requests(int problems) => problems == 0 ? "nothing rejected" : Invariant($"rejected for {problems} {(problems == 1 ? "reason" : "reasons")}");

    private static string At(int? line) => line is null ? "" : Invariant($"  line {line}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
