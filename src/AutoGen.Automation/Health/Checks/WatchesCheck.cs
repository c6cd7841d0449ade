using AutoGen.Automation.Running;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health.Checks;

/// <summary>Whether every watched folder can be looked into. A share that hangs does not hang the check.</summary>
internal sealed class WatchesCheck(RunningWatches watches, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Task> probes = new(StringComparer.Ordinal);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var enabled = watches.All.Where(static watch => watch.Settings.Enabled).ToList();
        foreach (var watch in enabled.Select(static watch => watch.Settings).Where(watch => !probes.TryGetValue(watch.Path, out var probe) || probe.IsCompleted))
            probes[watch.Path] = Task.Run(() => Directory.Exists(watch.Path), CancellationToken.None); // one that hangs is not asked a second time
        await Task.WhenAny(Task.WhenAll(probes.Values), Task.Delay(Patience, time, cancellationToken));
        return await Verdict.Of(enabled.Select(Problem).OfType<Problem>());
    }

    private Problem? Problem(RunningWatch watch) => watch.Problem ?? (probes[watch.Settings.Path].IsCompleted ? null : Hangs(watch.Settings));

    private static Problem Hangs(WatchSettings watch) => new("watch-hangs", $"{watch.Path} of the watch \"{watch.Name}\" does not answer.")
    {
        Value = watch.Path,
        Remedy = "Check its share or drive.",
    };
}
