using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Protocol.Pipes;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Workers;

/// <summary>
/// A place for one worker process: starts it when there is work, replaces it when it is lost, worn or out of date. Whoever calls
/// holds the slot's lease; <see cref="Check"/>, <see cref="Worn"/> and <see cref="Status"/> are for anybody.
/// </summary>
internal sealed class WorkerSlot(int number, WorkerContext context)
{
    /// <summary>Workers that may be gone before they take a render, without costing it an attempt.</summary>
    private const int Unsent = 3;

    /// <summary>However restless a plugin folder is, work goes on at some time.</summary>
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(30), SettlingCheck = TimeSpan.FromMilliseconds(250), PauseCheck = TimeSpan.FromSeconds(1);

    private readonly SlotHealth health = new(number, context);
    private volatile WorkerSession? session;
    private Task<bool> opened = Task.FromResult(false);
    private Task ended = Task.CompletedTask;
    private long lastUsed;

    /// <summary>The model in the memory of its worker.</summary>
    public string? Model => session?.News.Model;

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
                return new WorkerStatus(number, health.Wait > TimeSpan.Zero ? WorkerState.BackingOff : WorkerState.Stopped) { Losses = health.Losses, Problem = health.Problem, DeviceRests = health.DeviceRests };
            var render = worker.News.InHand;
            var state = render is not null ? WorkerState.Rendering : worker.News.Ready.IsCompleted ? WorkerState.Idle : WorkerState.Starting;
            return new WorkerStatus(number, state)
            {
                ProcessId = worker.ProcessId,
                Model = worker.News.Model,
                Render = render?.Name,
                Progress = render?.Progress,
                MemoryBytes = worker.Memory,
                Losses = health.Losses,
                Problem = health.Problem,
                DeviceRests = health.DeviceRests,
            };
        }
    }

    public void Check() => session?.Check();

    /// <summary>Renders; never throws.</summary>
    public Task<RenderOutcome> RenderAsync(RenderJob job, IProgress<RenderProgress>? progress, CancellationToken cancellationToken) =>
        DeviceRetries.RunAsync(() => TryRenderAsync(new RenderInHand(job, progress), cancellationToken));

    private async Task<RenderOutcome> TryRenderAsync(RenderInHand render, CancellationToken cancellationToken)
    {
        for (var unsent = 0; ; unsent++)
        {
            WorkerSession worker;
            try
            {
                worker = await EnsureAsync(cancellationToken, forRender: true);
            }
            catch (OperationCanceledException)
            {
                return new RenderOutcome.Cancelled();
            }

            var outcome = await worker.RenderAsync(render, cancellationToken);
            lastUsed = context.Time.GetTimestamp();
            if (outcome is not null)
            {
                health.Good();
                context.Failures.Take(render.Job.Request, outcome, worker.News.Catalogue, worker.Options);
                return DeviceRetries.WithNotes(outcome, worker.Start.DeviceRests is { } rests ? [rests] : []);
            }

            await ended;
            if (render.Sent || unsent == Unsent)
                return await LoseAsync(worker, render, cancellationToken.IsCancellationRequested);
        }
    }

    /// <summary>A worker that is ready and knows what there is now. For a render it is given up, by a cancellation, when somebody pauses the agent.</summary>
    public async Task<WorkerSession> EnsureAsync(CancellationToken cancellationToken, bool forRender = false)
    {
        if (session is { } old && IsStale(old))
            await EndAsync();
        while (true)
        {
            if (session is null && !await StartAsync(forRender, cancellationToken))
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

    private bool IsStale(WorkerSession worker) => worker.Options != context.Options || worker.Start.Fingerprint != context.Catalogue.Fingerprint || worker.Start.DeviceRests != health.DeviceRests;

    private async Task<bool> StartAsync(bool forRender, CancellationToken cancellationToken)
    {
        await RestAsync(forRender, cancellationToken);
        await SettleAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested(); // nothing may start in a pool that ends
        try
        {
            var worker = new WorkerSession(NewStart(), context.Options, context.Time);
            SlotLog.Started(context.Logger, number, worker.ProcessId);
            lastUsed = context.Time.GetTimestamp();
            session = worker; // before it is watched: it may be gone already
            (opened, ended) = (OpenAsync(worker), WatchAsync(worker));
            return true;
        }
        catch (Exception fault) when (fault is Win32Exception || IoProblem.Is(fault))
        {
            health.NotStarted(fault.Message);
            return false;
        }
    }

    /// <summary>The pause after a loss; a worker that never comes up must not keep a paused agent from resting.</summary>
    private async Task RestAsync(bool forRender, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (forRender && context.IsPaused())
                throw new OperationCanceledException("The agent was paused.");
            if (health.Wait is not { Ticks: > 0 } left)
                return;
            await Task.Delay(left < PauseCheck ? left : PauseCheck, context.Time, cancellationToken);
        }
    }

    /// <summary>On Windows another user could hold a name that is known; elsewhere it is a file in our own folder.</summary>
    private string PipeName => LocalPipe.NameOf(context.DataFolder, string.Create(CultureInfo.InvariantCulture, $"worker-{number}") + (OperatingSystem.IsWindows() ? "-" + RandomNumberGenerator.GetHexString(16) : ""));

    private WorkerStart NewStart() => new(context.Program, PipeName, new LastLines(context.Time, line => SlotLog.Output(context.Logger, number, line)), number)
    {
        Fingerprint = context.Catalogue.Fingerprint,
        LeftOut = context.Killers.LeftOut(),
        DeviceRests = health.DeviceRests,
    };

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var since = context.Time.GetTimestamp();
        while (!context.Catalogue.Settled && context.Time.GetElapsedTime(since) < LongestSettling)
            await Task.Delay(SettlingCheck, context.Time, cancellationToken);
    }

    private async Task<bool> OpenAsync(WorkerSession worker)
    {
        if (!await worker.News.Ready)
            return false;
        health.Ready();
        if (worker.News.Catalogue is { } catalogue)
            context.Catalogue.Take(catalogue, worker.Start.Fingerprint);
        return true;
    }

    private async Task WatchAsync(WorkerSession worker)
    {
        health.Ended(worker, await worker.Ended);
        session = null;
    }

    private async Task<RenderOutcome> LoseAsync(WorkerSession worker, RenderInHand render, bool cancelled)
    {
        var end = await worker.Ended;
        render.Lose(WorkerLoss.Of(worker, render, end, cancelled));
        var outcome = await render.Outcome;
        if (!end.KilledFromOutside && !end.DeviceLost)
            context.Failures.Take(render.Job.Request, outcome, worker.News.Catalogue, worker.Options);
        return outcome;
    }
}
