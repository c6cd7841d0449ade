using AutoGen.Automation.Health;
using AutoGen.Automation.Running;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Scheduling;
using AutoGen.Protocol;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Control;

/// <summary>Answers from the index and the files of a running agent.</summary>
internal sealed partial class AgentControl(
    Backlog backlog,
    RunningWatches watches,
    DropReader reader,
    DropChanges changes,
    Submissions submissions,
    ScheduleRuns schedules,
    PauseState pause,
    Bells bells,
    IEnumerable<IWorkerMonitor> workers,
    IEnumerable<IProblemSource> problems,
    IHostApplicationLifetime agent,
    HealthBoard health,
    AgentOrigin origin,
    TimeProvider time,
    ILogger<AgentControl> logger) : IAgentControl
{
    private readonly DateTimeOffset since = time.GetUtcNow();

    public Task<AgentStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var files = reader.Watches();
        return Task.FromResult(new AgentStatus
        {
            Running = true,
            ProcessId = Environment.ProcessId,
            Since = since,
            AsService = origin.AsService,
            SessionId = AgentOrigin.SessionId,
            Paused = pause.IsPaused,
            Reports = reader.Reports,
            Workers = [.. workers.SelectMany(monitor => monitor.Workers)],
            Watches = [.. files.Select(watch => watch with { Problem = watches.Find(watch.Name)?.Problem ?? watch.Problem })],
            Schedules = reader.Schedules(),
            Drops = [.. backlog.Summaries().Select(Named).Select(WithoutWorker)],
            Health = health.Current,
            Problems = [.. problems.SelectMany(source => source.Problems)],
        });
    }

    public Task<Result<DropDetails>> ShowAsync(string drop, CancellationToken cancellationToken)
    {
        var result = reader.Show(drop);
        return Task.FromResult(result.TryGet(out var details, out _) && backlog.Summary(details.Summary.Id) is { } summary
            ? Result<DropDetails>.Ok(details with { Summary = Named(summary), Renders = Now(details) }, result.Warnings)
            : result);
    }

    public async Task<Result<DropSummary>> ChangeAsync(DropChange change, CancellationToken cancellationToken)
    {
        if (!reader.Find(change.Drop).TryGet(out var found, out var problems))
            return Result<DropSummary>.Fail(problems);
        if (await changes.ApplyAsync(found, change, cancellationToken) is { } problem)
            return problem;
        Log.Changed(logger, found.Id, change.Action, change.Priority);
        return Now(found.Id);
    }

    public Task<Result<DropSummary>> SubmitAsync(Submission submission, CancellationToken cancellationToken) =>
        Task.FromResult(submissions.Take(submission).TryGet(out var id, out var problems) ? Now(id) : Result<DropSummary>.Fail(problems));

    public Task<Result<DropSummary>> RunScheduleAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(schedules.RunNow(name).TryGet(out var id, out var problems) ? Now(id) : Result<DropSummary>.Fail(problems));

    public Task PauseAsync(CancellationToken cancellationToken)
    {
        pause.Pause();
        Log.Paused(logger);
        bells.Ring(Jobs.Feed);
        return Task.CompletedTask;
    }

    public Task ResumeAsync(CancellationToken cancellationToken)
    {
        pause.Resume();
        Log.Resumed(logger);
        bells.Ring(Jobs.Feed);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Log.Stopped(logger);
        ThreadPool.UnsafeQueueUserWorkItem(static agent => agent.StopApplication(), agent, preferLocal: false); // who asked is answered first
        return Task.CompletedTask;
    }

    /// <summary>The files cannot tell a render under way from one that was cut short.</summary>
    private IReadOnlyList<RenderSummary> Now(DropDetails details)
    {
        var running = backlog.Running(details.Summary.Id);
        return [.. details.Renders.Select(render => render.State == RenderSummary.Waiting && running.Contains(render.Number) ? render with { State = RenderSummary.Running } : render)];
    }

    /// <summary>How a drop stands; it may have been finished meanwhile.</summary>
    private Result<DropSummary> Now(string id)
    {
        if (backlog.Summary(id) is { } summary)
            return Named(summary);
        return reader.Show(id).TryGet(out var details, out var problems) ? details.Summary : Result<DropSummary>.Fail(problems);
    }

    /// <summary>A render may wait long for a worker that does not come up.</summary>
    private DropSummary WithoutWorker(DropSummary summary)
    {
        if (summary is not { State: DropState.Running, WaitsFor: null })
            return summary;
        WorkerStatus[] all = [.. workers.SelectMany(monitor => monitor.Workers)];
        return all.Length > 0 && Array.TrueForAll(all, static worker => worker is { Problem: not null, State: WorkerState.BackingOff or WorkerState.Starting })
            ? summary with { WaitsFor = all[0].Problem }
            : summary;
    }

    /// <summary>A drop that is not planned yet does not know its source: its folder does.</summary>
    private DropSummary Named(DropSummary summary) =>
        summary.State == DropState.Planning && backlog.Find(summary.Id) is { } folder && DropSummaries.Of(folder) is { } known
            ? summary with { Source = known.Source, Created = known.Created }
            : summary;

    private static partial class Log
    {
        [LoggerMessage(1721, LogLevel.Information, "Drop {Drop}: somebody asked for {Action} (priority {Priority})")]
        public static partial void Changed(ILogger logger, string drop, DropAction action, int priority);

        [LoggerMessage(1722, LogLevel.Information, "Somebody paused the agent")]
        public static partial void Paused(ILogger logger);

        [LoggerMessage(1723, LogLevel.Information, "Somebody resumed the agent")]
        public static partial void Resumed(ILogger logger);

        [LoggerMessage(1724, LogLevel.Information, "Somebody stopped the agent")]
        public static partial void Stopped(ILogger logger);
    }
}
