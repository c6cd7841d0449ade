using AutoGen.Automation.Notices;
using AutoGen.Protocol;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health.Checks;

/// <summary>Whether notices are delivered. Never worse than degraded: pictures do not depend on it.</summary>
internal sealed class OutboxCheck(Outbox outbox, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(1), Remembered = TimeSpan.FromDays(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = outbox.Waiting.Where(entry => entry.Problem is not null && time.GetUtcNow() - entry.Created >= Late);
        var problems = late.GroupBy(static entry => entry.Target).Select(static group => Stuck(group.Key, group.Count(), group.Last().Problem!));
        return Verdict.Of(outbox.Dead.Since(time.GetUtcNow() - Remembered) is > 0 and var dead ? problems.Append(GivenUp(dead)) : problems, HealthStatus.Degraded);
    }

    private static Problem Stuck(string target, int count, Problem why) =>
        new("outbox-stuck", FormattableString.Invariant($"{count} {(count == 1 ? "notice waits" : "notices wait")} for {target}: {why.Message}")) { Remedy = why.Remedy };

    private Problem GivenUp(int count) =>
        new("notices-given-up", FormattableString.Invariant($"{count} {(count == 1 ? "notice was" : "notices were")} given up within a day.")) { Remedy = $"See the log, and {outbox.Dead.Folder}." };
}
