using System.Globalization;
using System.Text;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Finish;

/// <summary>A report as a person reads it, in that person's time.</summary>
internal static class ReportText
{
    /// <param name="report">What to say.</param>
    /// <param name="zone">The reader's time zone.</param>
    public static string Write(DropReport report, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"{string.Join(", ", report.Sources)}: {report.Outcome}\n"));
        text.Append(Invariant($"{Pictures(report.Pictures.Count)} made, {report.Failures.Count} failed, {Requests(report.Rejected.Count)}\n"));
        Section(text, "Schedule", Schedule(report));
        Section(text, "When", Times(report, zone));
        Section(text, "What ran", report.Runs.Select(Run));
        Section(text, "Failed", FailureText.All(report.Failures, zone)); // there may be thousands of pictures: what somebody has to act on comes first
        Section(text, "Rejected", report.Rejected.Select(problem => problem.ToString()));
        Section(text, "Warnings", report.Warnings.Select(problem => problem.ToString()));
        Section(text, (report.Files.Count == 1 ? "Source" : "Sources") + (report.Deleted ? ", deleted" : ""), report.Files);
        Section(text, "Pictures", report.Pictures.SelectMany(Picture));
        if (report.Outcome == WatchFolders.Failed)
            text.Append($"\nTo try again: {TryAgain.After(report)}.\n");
        return text.ToString();
    }

    /// <summary>Of the run of a schedule: what was due, expected and left.</summary>
    public static IEnumerable<string> Schedule(DropReport report)
    {
        if (report.Schedule is not { } run)
            yield break;
        yield return $"run of {run.Name}, {(run.Manual ? "which somebody asked for at" : "due")} {ReadableTime.Moment(run.Due)}";
        if (run.Forecast is { } forecast)
            yield return Invariant($"expected  {forecast.Fit} of {Pictures(forecast.Renders)} in its time; all take {ReadableTime.Duration(forecast.Seconds)}");
        if (run.CarriedIn > 0)
            yield return Invariant($"taken in  {Pictures(run.CarriedIn)} that the run before had left");
        if (run is { Closes: { } closes } && run.CarriedOver + run.Dropped > 0)
            yield return Invariant($"closed    {ReadableTime.Moment(closes)}; {run.CarriedOver} carried over to the next run, {run.Dropped} dropped");
    }

    private static IEnumerable<string> Times(DropReport report, TimeZoneInfo zone)
    {
        var times = report.Times;
        yield return $"taken     {ReadableTime.Moment(report.Created, zone)} by watch {report.Watch}, as drop {report.Drop}";
        yield return $"finished  {ReadableTime.Moment(report.Finished, zone)}, after {ReadableTime.Duration(times.Total)}";
        if (times.Waited is { } waited)
            yield return $"waited    {ReadableTime.Duration(waited)} for its turn";
        if (times.PerPicture is { } each)
            yield return $"rendered  {ReadableTime.Duration(times.Rendering)}, {ReadableTime.Duration(each)} a picture{(times.Loading > 0 ? $", and {ReadableTime.Duration(times.Loading)} loading models" : "")}";
    }

    private static IEnumerable<string> Picture(ReportedPicture picture) =>
    [
        Invariant($"{picture.Path}  seed {picture.Seed}  {picture.Width} x {picture.Height}  {ReadableTime.Duration(picture.Seconds)}{At(picture.Line)}{Attempts(picture.Attempts)}"),
        .. picture.PostProcessing.Concat(picture.Files).Select(static line => $"    {line}"),
    ];

    private static string Run(ReportedRun run) =>
        Invariant($"{run.Seeds.Count} x {run.Model}, {run.Sampler} {run.Schedule}, {run.Steps} steps, cfg {run.Cfg}, {run.Width} x {run.Height}, {Seeds(run.Seeds)}");

    private static string Seeds(IReadOnlyList<long> seeds) => $"{(seeds.Count == 1 ? "seed" : "seeds")} {NumberRuns.Text(seeds)}";

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var written = lines.Select(line => $"  {line}\n").ToList();
        if (written.Count > 0)
            text.Append('\n').Append(title).Append('\n').AppendJoin("", written);
    }

    private static string Pictures(int count) => Invariant($"{count} {(count == 1 ? "picture" : "pictures")}");

    private static string Requests(int problems) => problems == 0 ? "nothing rejected" : Invariant($"rejected for {problems} {(problems == 1 ? "reason" : "reasons")}");

    private static string At(int? line) => line is null ? "" : Invariant($"  line {line}");

    private static string Attempts(int attempts) => attempts > 1 ? Invariant($"  {attempts} attempts") : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
