using AutoGen.Automation.Control;
using AutoGen.Automation.Running;
using AutoGen.Protocol;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AutoGen.Automation.Health.Checks;

/// <summary>Whether what could be done is being done: while something could, something must move.</summary>
internal sealed class BacklogCheck(Backlog backlog, PauseState pause, IEnumerable<IWorkerMonitor> workers, LiveOptions options, TimeProvider time) : IHealthCheck
{
    private (string What, long Since) last = ("", time.GetTimestamp());

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var drops = backlog.Summaries();
        if (pause.IsPaused || !drops.Any(CouldGoOn))
            last = ("", time.GetTimestamp());
        else if (Movement(drops) is var now && now != last.What)
            last = (now, time.GetTimestamp());
        var still = time.GetElapsedTime(last.Since);
        return Verdict.Of(still < options.Current.Health.BacklogIdle ? [] : [Stuck(still, drops.Count(CouldGoOn))]);
    }

    private static bool CouldGoOn(DropSummary drop) => drop is { WaitsFor: null, State: DropState.Planning or DropState.Waiting or DropState.Running };

    /// <summary>Whatever changes in it is a move: a drop comes, ends or is planned, a render ends, a step is done.</summary>
    private string Movement(IReadOnlyList<DropSummary> drops)
    {
        var inHand = string.Join(';', workers.SelectMany(static monitor => monitor.Workers).Select(static worker => $"{worker.ProcessId} {worker.Render} {worker.Progress}"));
        return FormattableString.Invariant($"{drops.Count} {drops[^1].Id} {drops.Sum(static drop => drop.Renders)} {drops.Sum(static drop => drop.Completed + drop.Failed)} {inHand}");
    }

    private static Problem Stuck(TimeSpan still, int drops) =>
        new("backlog-stuck", FormattableString.Invariant($"Nothing has moved for {still.TotalMinutes:0} minutes, although {drops} {(drops == 1 ? "drop" : "drops")} could go on."))
        {
            Remedy = "See autogen status and the log; if neither says why, restart the agent: nothing is lost.",
        };
}
