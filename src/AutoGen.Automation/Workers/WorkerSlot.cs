using System.ComponentModel;
using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Workers;

/// <summary>
/// A place for one worker process: starts it when there is work, replaces it when it is lost, worn or out of date. Whoever calls
/// holds the slot's lease; <see cref="Check"/> and <see cref="Status"/> are for anybody.
/// </summary>
internal sealed partial class WorkerSlot(int number, WorkerContext context)
{
    /// <summary>However restless a plugin folder is, work goes on at some time.</summary>
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(30), SettlingCheck = TimeSpan.FromMilliseconds(250);

    private readonly Backoff backoff = new(context.Time);
    private volatile WorkerSession? session;
    private Task<bool> opened = Task.FromResult(false);
    private Task<WorkerEnd?> ended = Task.FromResult<WorkerEnd?>(null);
    private volatile Problem? problem;
    private long lastUsed;
    private int losses;

    /// <summary>The model in the memory of its worker.</summary>
    public string? Model => session?.Model;

    public bool HasWorker => session is not null;

    /// <summary>Whether its worker should be ended as soon as it has nothing in hand.</summary>
    public bool Worn => session is { } worker
        && (IsStale(worker)
            || worker.Memory > worker.Options.MemoryCeiling
            || (worker.Options.Renders > 0 && worker.Renders >= worker.Options.Renders)
            || (worker.Options.Idle > TimeSpan.Zero && context.Time.GetElapsedTime(lastUsed) > worker.Options.Idle));

    public WorkerStatus Status
    {
        get
        {
            if (session is not { } worker)
                return new WorkerStatus(number, backoff.Left > TimeSpan.Zero ? WorkerState.BackingOff : WorkerState.Stopped) { Losses = losses, Problem = problem };
            var render = worker.InHand;
            var state = render is not null ? WorkerState.Rendering : worker.Ready.IsCompleted ? WorkerState.Idle : WorkerState.Starting;
            return new WorkerStatus(number, state)
            {
                ProcessId = worker.ProcessId,
                Model = worker.Model,
                Render = render?.Name,
                Progress = render?.Progress,
                MemoryBytes = worker.Memory,
                Losses = losses,
                Problem = problem,
            };
        }
    }

    public void Check() => session?.Check();

    /// <summary>Renders; never throws.</summary>
    public async Task<RenderOutcome> RenderAsync(RenderJob job, IProgress<RenderProgress>? progress, CancellationToken cancellationToken)
    {
        WorkerSession worker;
        try
        {
            worker = await EnsureAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new RenderOutcome.Cancelled();
        }

        var render = new RenderInHand(job, progress);
        var outcome = await worker.RenderAsync(render, cancellationToken);
        lastUsed = context.Time.GetTimestamp();
        if (outcome is null)
        {
            render.Lose(Loss(worker, render, await ended, cancellationToken));
            return await render.Outcome;
        }

        backoff.Reset();
        return outcome;
    }

    /// <summary>A worker that is ready and knows what there is now.</summary>
    public async Task<WorkerSession> EnsureAsync(CancellationToken cancellationToken)
    {
        if (session is { } old && IsStale(old))
            await EndAsync();
        while (true)
        {
            if (session is null && !await StartAsync(cancellationToken))
                continue;
            if (session is { } worker && await opened.WaitAsync(cancellationToken))
                return worker;
            await ended.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends the worker, if there is one.</summary>
    public async Task EndAsync()
    {
        if (session is { } worker)
            await worker.EndAsync();
        await ended;
    }

    private bool IsStale(WorkerSession worker) => worker.Options != context.Options || worker.Start.Fingerprint != context.Catalogue.Fingerprint;

    private async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        while (backoff.Left is var left && left > TimeSpan.Zero)
            await Task.Delay(left, context.Time, cancellationToken);
        await SettleAsync(cancellationToken);
        var start = new WorkerStart(context.Program, WorkerPipe.NameOf(context.DataFolder, number), new LastLines(context.Time, line => Log.Output(context.Logger, number, line)))
        {
            Fingerprint = context.Catalogue.Fingerprint,
            LeftOut = context.Killers.LeftOut(),
        };
        try
        {
            var worker = new WorkerSession(start, context.Options, context.Time);
            Log.Started(context.Logger, number, worker.ProcessId);
            lastUsed = context.Time.GetTimestamp();
            (opened, ended, session) = (OpenAsync(worker), WatchAsync(worker), worker);
            return true;
        }
        catch (Exception fault) when (fault is Win32Exception || IoProblem.Is(fault))
        {
            backoff.Raise();
            problem = WorkerProblems.NotStarted(context.Program, fault.Message);
            Log.Lost(context.Logger, number, problem);
            return false;
        }
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var since = context.Time.GetTimestamp();
        while (!context.Catalogue.Settled && context.Time.GetElapsedTime(since) < LongestSettling)
            await Task.Delay(SettlingCheck, context.Time, cancellationToken);
    }

    private async Task<bool> OpenAsync(WorkerSession worker)
    {
        if (!await worker.Ready)
            return false;
        problem = null;
        context.Killers.Acquit();
        if (worker.Catalogue is { } catalogue)
            context.Catalogue.Take(catalogue, worker.Start.Fingerprint);
        return true;
    }

    private async Task<WorkerEnd?> WatchAsync(WorkerSession worker)
    {
        var end = await worker.Ended;
        if (end.Problem is { } reason)
            Lose(worker, end, reason);
        else
            Log.Ended(context.Logger, number);
        session = null;
        return end;
    }

    private void Lose(WorkerSession worker, WorkerEnd end, Problem reason)
    {
        losses++;
        problem = reason;
        backoff.Raise();
        Log.Lost(context.Logger, number, reason);
        if (worker.Loading is not { } loading)
            return;
        try
        {
            if (context.Killers.Blame(loading.Name, loading.Path, end))
                Log.PluginLeftOut(context.Logger, loading.Name);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotRemembered(context.Logger, loading.Name, fault.Message);
        }
    }

    private static RenderOutcome Loss(WorkerSession worker, RenderInHand render, WorkerEnd? end, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || end?.Problem is not { } reason)
            return new RenderOutcome.Cancelled();
        var plugins = RenderPlugins.Of(render.Job.Request, worker.Catalogue);
        var (stage, sampler) = (render.Progress.Stage, render.Job.Request.Sampler.Name);
        var named = reason with { Message = $"{reason.Message.TrimEnd('.')} while it was busy with {render.Name}: sampler {sampler}, plugins {string.Join(", ", plugins)}." };
        return new RenderOutcome.WorkerLost(stage, named, new WorkerEvidence(end.ExitCode, end.LastLines) { Plugins = plugins });
    }

    private static partial class Log
    {
        [LoggerMessage(1510, LogLevel.Debug, "Worker {Slot}: process {Process} started")]
        public static partial void Started(ILogger logger, int slot, int process);

        [LoggerMessage(1511, LogLevel.Debug, "Worker {Slot}: ended")]
        public static partial void Ended(ILogger logger, int slot);

        [LoggerMessage(1512, LogLevel.Error, "Worker {Slot}: {Problem}")]
        public static partial void Lost(ILogger logger, int slot, Problem problem);

        [LoggerMessage(1513, LogLevel.Error, "The plugin {Plugin} is left out until its files change")]
        public static partial void PluginLeftOut(ILogger logger, string plugin);

        [LoggerMessage(1514, LogLevel.Error, "That the plugin {Plugin} kills workers could not be written down: {Reason}")]
        public static partial void NotRemembered(ILogger logger, string plugin, string reason);

        [LoggerMessage(1515, LogLevel.Information, "Worker {Slot} says: {Line}")]
        public static partial void Output(ILogger logger, int slot, string line);
    }
}
