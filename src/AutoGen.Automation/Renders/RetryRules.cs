using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>What the attempts at a render so far say about the next one. Decided from their files alone, so it outlives the agent.</summary>
internal static class RetryRules
{
    /// <summary>Code of the problem of a render that was given up.</summary>
    public const string QuarantinedCode = "render-quarantined";

    /// <summary>Workers that one render may cost.</summary>
    public const int MostLosses = 3;

    /// <summary>Times that the agent may end in the middle of one render.</summary>
    public const int MostCutShort = 10;

    /// <summary>How long a render rests after its first, second ... transient failure; after one more it has failed.</summary>
    public static IReadOnlyList<TimeSpan> Rests { get; } =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>Whether a transient failure after these attempts is the last.</summary>
    public static bool IsLastTransient(IReadOnlyList<Attempt> attempts) => Count(attempts, AttemptResult.Transient) >= Rests.Count;

    /// <summary>How long the render still rests; zero: it may start. Never longer than its rest, however the clock was set meanwhile.</summary>
    public static TimeSpan Rest(IReadOnlyList<Attempt> attempts, DateTimeOffset now)
    {
        if (attempts is not [.., { End: { End: AttemptResult.Transient } last }])
            return TimeSpan.Zero;
        var rest = Rests[Math.Min(Count(attempts, AttemptResult.Transient), Rests.Count) - 1];
        var left = last.Ended + rest - now;
        return left > TimeSpan.Zero && left <= rest ? left : TimeSpan.Zero;
    }

    /// <summary>Why the render is given up, if it is; it would take worker after worker along, or the agent itself.</summary>
    public static Problem? Quarantine(IReadOnlyList<Attempt> attempts)
    {
        var lost = attempts.Where(attempt => attempt.End?.End == AttemptResult.WorkerLost).ToList();
        if (lost.Count >= MostLosses)
            return Quarantined($"its worker was lost {lost.Count} times, at last: {lost[^1].End!.Problem?.Message}{InUse(lost[^1].End!.Evidence)}");
        var cutShort = attempts.Count(attempt => attempt.End is null);
        return cutShort >= MostCutShort ? Quarantined($"the agent ended in the middle of it {cutShort} times") : null;
    }

    private static string InUse(WorkerEvidence? evidence) =>
        evidence is { Plugins: { Count: > 0 } plugins } ? $" Plugins in use: {string.Join(", ", plugins)}." : "";

    private static Problem Quarantined(string why) => new(QuarantinedCode, $"The render was given up: {why.TrimEnd('.')}.")
    {
        Remedy = "See the evidence in the report; leave out the plugin or model that does this, or mend it, then autogen retry.",
    };

    private static int Count(IReadOnlyList<Attempt> attempts, AttemptResult result) => attempts.Count(attempt => attempt.End?.End == result);
}
