using System.Globalization;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health.Checks;

/// <summary>
/// Whether the clock can be right: it is not before the year of this version, nor before the last heartbeat of an earlier life. Set
/// back while the agent runs, it is taken for right after an hour.
/// </summary>
internal sealed class ClockCheck(DataFolder data, TimeProvider time) : IHealthCheck
{
    private static readonly DateTimeOffset Earliest = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5), Doubt = TimeSpan.FromHours(1);

    private DateTimeOffset latest = Heartbeat.Read(data)?.Time ?? Earliest;
    private long? behindSince;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (now < Earliest)
            return Verdict.Of([Wrong(now, Earliest, "the time of this version")]);
        if (now + Step > latest || (behindSince is { } since && time.GetElapsedTime(since) > Doubt))
            (latest, behindSince) = (now, null);
        else
            behindSince ??= time.GetTimestamp();
        return Verdict.Of(behindSince is null ? [] : [Wrong(now, latest, "what it was before")]);
    }

    private static Problem Wrong(DateTimeOffset now, DateTimeOffset known, string what) =>
        new("clock-wrong", string.Create(CultureInfo.InvariantCulture, $"The clock says {now:yyyy-MM-dd HH:mm} UTC, which is before {what}, {known:yyyy-MM-dd HH:mm} UTC."))
        {
            Remedy = "Set the clock, or check how it is kept; schedules and quiet hours go by it.",
        };
}
