using System.Text.Json;
using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Workers;

/// <summary>
/// Renders in supervised worker processes, one a slot. The agent itself loads neither plugins nor models: what there is, workers
/// say. Whatever happens to a worker costs the render in hand one attempt and nothing else.
/// </summary>
public sealed class WorkerPool : IRenderer, ICatalogueSource, IWorkerMonitor, IHostedService
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(0.5);
    private readonly CancellationTokenSource closing = new(), closed = new();
    private readonly WorkerContext context;
    private readonly IReadOnlyList<WorkerSlot> slots;
    private readonly SlotLeases leases;
    private Task loops = Task.CompletedTask, refresh = Task.CompletedTask;

    /// <param name="program">What to start.</param>
    /// <param name="options">How many, with what.</param>
    /// <param name="dataFolder">Absolute path of the agent's data folder: keeps the catalogue and the sockets.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">For its own log and what workers write.</param>
    public WorkerPool(WorkerProgram program, WorkerOptions options, string dataFolder, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger<WorkerPool>();
        var files = new DurableFiles();
        var (catalogue, killers) = (new CatalogueKeeper(dataFolder, files, time, logger), new KillerPlugins(dataFolder, files));
        context = new WorkerContext(program, options, dataFolder, catalogue, killers)
        {
            Failures = new PluginFailures(killers, catalogue, logger),
            Time = time,
            Logger = logger,
        };
        slots = [.. Enumerable.Range(0, options.Slots).Select(number => new WorkerSlot(number, context))];
        leases = new SlotLeases(slots);
    }

    /// <inheritdoc/>
    public event Action? Changed
    {
        add => context.Catalogue.Changed += value;
        remove => context.Catalogue.Changed -= value;
    }

    /// <inheritdoc/>
    public Catalogue? Current => context.Catalogue.Current;

    /// <inheritdoc/>
    public IReadOnlyList<WorkerStatus> Workers => [.. slots.Select(static slot => slot.Status)];

    /// <summary>Looks after workers and folders from now on; asks a worker what there is where that is not known.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        context.Catalogue.Open(context.Options.Rendering);
        loops = Task.WhenAll(LookAsync(CheckWorkers), LookAsync(CheckFolders));
        return Task.CompletedTask;
    }

    /// <summary>Puts other options into force: at once where there is nothing in hand, else after it. The number of slots stays.</summary>
    public void Use(WorkerOptions options)
    {
        options = options with { Slots = slots.Count };
        if (JsonSerializer.Serialize(options, ProtocolJson.Options) == JsonSerializer.Serialize(context.Options, ProtocolJson.Options))
            return;
        context.Options = options;
        context.Catalogue.Check(options.Rendering, atOnce: true);
    }

    /// <inheritdoc/>
    public async Task<RenderOutcome> RenderAsync(RenderJob job, IProgress<RenderProgress>? progress, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing.Token);
        WorkerSlot slot;
        try
        {
            slot = await leases.TakeAsync(Rank, either.Token);
        }
        catch (OperationCanceledException)
        {
            return new RenderOutcome.Cancelled();
        }

        try
        {
            return await slot.RenderAsync(job, progress, either.Token);
        }
        finally
        {
            _ = GiveBackAsync(slot);
        }

        // the model is there, a worker is there, nothing is there
        int Rank(WorkerSlot candidate) => candidate.Model == job.Request.Model ? 0 : candidate.HasWorker ? 1 : 2;
    }

    /// <inheritdoc/>
    public Task UnloadAsync(CancellationToken cancellationToken) => Task.WhenAll(slots.Select(async slot =>
    {
        await leases.TakeAsync(slot, cancellationToken);
        await EndAsync(slot);
    }));

    /// <summary>Cancels what is in hand and ends every worker.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (closed.IsCancellationRequested)
            return;
        await closing.CancelAsync();
        await UnloadAsync(CancellationToken.None); // bounded: a worker that does not end is killed
        await closed.CancelAsync();
        await loops;
        await refresh;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task GiveBackAsync(WorkerSlot slot)
    {
        if (slot.Worn)
            await EndAsync(slot);
        else
            leases.Return(slot);
    }

    private async Task EndAsync(WorkerSlot slot)
    {
        try
        {
            await slot.EndAsync();
        }
        finally
        {
            leases.Return(slot);
        }
    }

    private Task LookAsync(Action look) => Recurring.RunAsync(look, CheckInterval, context.Time, context.Logger, closed.Token);

    private void CheckWorkers()
    {
        foreach (var slot in slots)
        {
            slot.Check();
            if (slot.Worn && leases.TryTake(slot))
                _ = EndAsync(slot);
        }

        if (Current is null && context.Catalogue.Settled && refresh.IsCompleted && !closing.IsCancellationRequested)
            refresh = RefreshAsync();
    }

    private void CheckFolders() => context.Catalogue.Check(context.Options.Rendering);

    /// <summary>Has a worker look at what there is.</summary>
    private async Task RefreshAsync()
    {
        try
        {
            var slot = await leases.TakeAsync(static _ => 0, closing.Token);
            try
            {
                await slot.EnsureAsync(closing.Token);
            }
            finally
            {
                await GiveBackAsync(slot);
            }
        }
        catch (OperationCanceledException)
        {
            // the pool ends
        }
    }
}
