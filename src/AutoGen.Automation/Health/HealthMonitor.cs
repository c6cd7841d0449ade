using AutoGen.Automation.Files;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Health;

/// <summary>Looks at everything again and again: keeps what it found for those who ask, writes the heartbeat, and has told what lasts.</summary>
internal sealed partial class HealthMonitor(
    HealthCheckService checks,
    HealthBoard board,
    HealthNotices notices,
    Backlog backlog,
    PauseState pause,
    Outbox outbox,
    DataFolder data,
    TimeProvider time,
    ILogger<HealthMonitor> logger) : BackgroundService
{
    /// <summary>From one look to the next.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(15);

    private readonly DateTimeOffset started = time.GetUtcNow();
    private string? notWritten;

    /// <summary>One look.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var findings = report.Entries.Select(static entry => Verdict.Finding(entry.Key, entry.Value)).ToList();
        var (state, now, before) = (findings.Min(static finding => finding.State), time.GetUtcNow(), board.Current);
        var health = new AgentHealth(state, before?.State == state ? before.Since : now, now) { Checks = findings };
        board.Current = health;
        Say(before, health);
        Write(health);
        notices.Take(health);
        board.Looked = time.GetTimestamp();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException)) // a bug must not end the agent
            {
                Log.Broke(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Say(AgentHealth? before, AgentHealth now)
    {
        var known = (before?.Checks ?? []).SelectMany(static check => check.Problems).Select(static problem => problem.Code).ToHashSet();
        foreach (var check in now.Checks)
        {
            foreach (var problem in check.Problems.Where(problem => !known.Contains(problem.Code)))
                Log.Unwell(logger, check.Name, check.State, problem);
        }

        if (now.State == HealthState.Healthy && before is { State: not HealthState.Healthy })
            Log.Healthy(logger);
    }

    private void Write(AgentHealth health)
    {
        var drops = backlog.Summaries();
        try
        {
            new Heartbeat(health.Time)
            {
                IntervalSeconds = Interval.TotalSeconds,
                ProcessId = Environment.ProcessId,
                Started = started,
                Paused = pause.IsPaused,
                Drops = drops.Count,
                Pictures = drops.Sum(static drop => drop.Renders - drop.Completed - drop.Failed),
                Notices = outbox.Waiting.Count,
                Health = health,
            }.Write(data);
            notWritten = null;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            if (notWritten != fault.Message)
                Log.NotWritten(logger, Heartbeat.PathIn(data.FullPath), fault.Message);
            notWritten = fault.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Warning, "Health: {Check} is {State}: {Problem}")]
        public static partial void Unwell(ILogger logger, string check, HealthState state, Protocol.Problem problem);

        [LoggerMessage(2102, LogLevel.Information, "Health: all is well again")]
        public static partial void Healthy(ILogger logger);

        [LoggerMessage(2103, LogLevel.Warning, "{Path} cannot be written ({Reason}); whoever watches it will think that the agent hangs")]
        public static partial void NotWritten(ILogger logger, string path, string reason);

        [LoggerMessage(2104, LogLevel.Critical, "Looking after the agent's health broke; it is tried again")]
        public static partial void Broke(ILogger logger, Exception fault);
    }
}
