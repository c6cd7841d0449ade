using System.Globalization;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Finish;

/// <summary>Pictures that were not made, as a person reads it: why, what was tried, what a lost worker left behind.</summary>
internal static class FailureText
{
    /// <summary>Lines of the worker that are told; the .json has all.</summary>
    private const int LastLines = 10;

    /// <summary>Failures of one kind that are told one by one; of more only the first is, and the numbers of the others.</summary>
    private const int OneByOne = 3;

    /// <summary>A full disk or a lost share fails hundreds alike: one line says so, the .json has each.</summary>
    public static IEnumerable<string> All(IReadOnlyList<ReportedFailure> failures, TimeZoneInfo zone) =>
        failures.GroupBy(static failure => failure.Kind).SelectMany(alike => Alike([.. alike], zone));

    private static IEnumerable<string> Alike(IReadOnlyList<ReportedFailure> alike, TimeZoneInfo zone)
    {
        if (alike.Count <= OneByOne)
            return alike.SelectMany(failure => Lines(failure, zone));
        var others = NumberRuns.Text(alike.Skip(1).Select(failure => (long)failure.Number));
        return [.. Lines(alike[0], zone), Invariant($"pictures {others} ({alike.Count - 1}): the same, see the .json")];
    }

    /// <summary>One failure with all that was tried.</summary>
    public static IEnumerable<string> Lines(ReportedFailure failure, TimeZoneInfo zone)
    {
        yield return Invariant($"picture {failure.Number}{(failure.Line is { } line ? Invariant($", line {line}") : "")} ({Where(failure)}): {string.Join(" ", failure.Problems)}");
        if (failure.Tries.Count > 1 || failure.Evidence is not null)
            foreach (var attempt in failure.Tries)
                yield return $"    attempt {Attempt(attempt, zone)}";
        if (failure.Evidence is { } evidence)
            foreach (var told in Evidence(evidence))
                yield return $"    {told}";
    }

    private static string Where(ReportedFailure failure) => string.Join(", ", new[]
    {
        failure.Stage is null ? failure.End : $"{failure.End} in {failure.Stage}",
        failure.Attempts > 1 ? Invariant($"{failure.Attempts} attempts") : null,
    }.OfType<string>());

    private static string Attempt(ReportedAttempt attempt, TimeZoneInfo zone)
    {
        var begun = Invariant($"{attempt.Attempt}: {ReadableTime.Moment(attempt.Started, zone)}");
        return attempt is { Ended: { } ended, End: { } end }
            ? $"{begun}, {end} after {ReadableTime.Duration(Math.Max(0, (ended - attempt.Started).TotalSeconds))}"
            : $"{begun}, cut short by the end of the agent";
    }

    private static IEnumerable<string> Evidence(WorkerEvidence evidence)
    {
        yield return evidence.ExitCode is { } code ? Invariant($"the worker process ended with exit code {code}") : "the worker process was ended from outside, or never started";
        if (evidence.Plugins.Count > 0)
            yield return $"plugins in use: {string.Join(", ", evidence.Plugins)}";
        if (evidence.LastLines.Count > 0)
            yield return "the last that the worker said:";
        foreach (var line in evidence.LastLines.TakeLast(LastLines))
            yield return $"  | {line}";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
