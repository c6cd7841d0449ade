using AutoGen.Automation.Files;
using AutoGen.Protocol;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health.Checks;

/// <summary>Whether each schedule that says how often it must succeed did.</summary>
internal sealed class SchedulesCheck(ScheduleSuccesses successes, LiveOptions options, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Verdict.Of([.. options.Current.Watches.Where(static watch => watch is { Enabled: true, Schedule.SuccessHours: not null })
                .Select(watch => Overdue(watch.Name, watch.Schedule!.SuccessHours!.Value, watch.Schedule.Since)).OfType<Problem>()]);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return Verdict.Of([]); // the data folder cannot be written: the check of disks and the log say so
        }
    }

    private Problem? Overdue(string schedule, double hours, DateTimeOffset? since)
    {
        var last = successes.Last(schedule);
        if (since > last)
            last = since.Value; // it was switched off, and had no run
        return time.GetUtcNow() - last <= TimeSpan.FromHours(hours) ? null
            : new Problem("schedule-overdue", FormattableString.Invariant($"No run of the schedule \"{schedule}\" was done since {last:yyyy-MM-dd HH:mm} UTC."))
            {
                Value = schedule,
                Allowed = FormattableString.Invariant($"one every {hours} hours (successHours)"),
                Remedy = "See autogen schedule list and the reports of its last runs.",
            };
    }
}
