using System.Globalization;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Finish;

/// <summary>One picture that was not made, as a person reads it: why, what was tried, what a lost worker left behind.</summary>
internal static class FailureText
{
    /// <summary>Lines of the worker that are told; the .json has all.</summary>
    private const int LastLines = 10;

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
