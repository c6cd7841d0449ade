using AutoGen.Protocol;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health;

/// <summary>Results of health checks whose reasons are problems.</summary>
internal static class Verdict
{
    private const string Key = "problems";

    /// <summary>Healthy where there is no problem.</summary>
    public static Task<HealthCheckResult> Of(IEnumerable<Problem> problems, HealthStatus otherwise = HealthStatus.Unhealthy)
    {
        Problem[] all = [.. problems];
        return Task.FromResult(all.Length == 0
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(otherwise, all[0].Message, exception: null, new Dictionary<string, object> { [Key] = all }));
    }

    public static HealthFinding Finding(string name, HealthReportEntry entry) => new(name, StateOf(entry.Status))
    {
        Problems = entry.Data.TryGetValue(Key, out var problems) ? (Problem[])problems
            : entry.Status == HealthStatus.Healthy ? []
            : [new Problem("health-check-broke", $"The health check \"{name}\" broke: {entry.Exception?.Message ?? entry.Description}") { Remedy = "See the log; this is a bug." }],
    };

    private static HealthState StateOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => HealthState.Healthy,
        HealthStatus.Degraded => HealthState.Degraded,
        _ => HealthState.Unhealthy,
    };
}
