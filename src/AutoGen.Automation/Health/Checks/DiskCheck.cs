using AutoGen.Automation.Housekeeping;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health.Checks;

/// <summary>Whether there is room on every disk that is written to.</summary>
internal sealed class DiskCheck(DiskGuard disks) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Verdict.Of(disks.Problems);
}
