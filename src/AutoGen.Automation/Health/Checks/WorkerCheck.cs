using AutoGen.Automation.Control;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health.Checks;

/// <summary>Whether workers come up: unhealthy where none does, degraded where some do not.</summary>
internal sealed class WorkerCheck(IEnumerable<IWorkerMonitor> monitors) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var workers = monitors.SelectMany(static monitor => monitor.Workers).ToList();
        var lost = workers.Where(static worker => worker is { Problem: not null, State: WorkerState.BackingOff or WorkerState.Starting }).ToList();
        return Verdict.Of(lost.Select(static worker => worker.Problem!), lost.Count == workers.Count ? HealthStatus.Unhealthy : HealthStatus.Degraded);
    }
}
