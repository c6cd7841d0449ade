using AutoGen.Automation.Control;
using AutoGen.Protocol;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health.Checks;

/// <summary>Whether workers come up: unhealthy where none does, degraded where some do not, or have to do without their graphics device.</summary>
internal sealed class WorkerCheck(IEnumerable<IWorkerMonitor> monitors) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var workers = monitors.SelectMany(static monitor => monitor.Workers).ToList();
        var lost = workers.Where(static worker => worker is { Problem: not null, State: WorkerState.BackingOff or WorkerState.Starting }).ToList();
        if (lost.Count == 0)
            return Verdict.Of(workers.Select(static worker => worker.DeviceRests).OfType<Problem>(), HealthStatus.Degraded);
        return Verdict.Of(lost.Select(static worker => worker.Problem!), lost.Count == workers.Count ? HealthStatus.Unhealthy : HealthStatus.Degraded);
    }
}
