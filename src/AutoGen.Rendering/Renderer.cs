using System.Collections.Concurrent;
using AutoGen.Models;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Pipeline;
using AutoGen.Rendering.Plugins;

namespace AutoGen.Rendering;

/// <summary>
/// Renders in this process, one request at a time in the order they came, on a thread of its own, so that a render of
/// minutes holds no thread of the pool. Keeps the model of the last render loaded.
/// </summary>
public sealed class Renderer : IRenderer, ICatalogueSource
{
    private readonly BlockingCollection<QueuedRender> queue = [];
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RenderRunner runner;
    private readonly WarmModel warmModel;

    private Renderer(RenderingOptions options, RendererLoading loading)
    {
        var models = Models(options); // first: once plugins are loading, whatever kills the process is put down to them
        var plugins = PluginHost.Load(options.PluginRoots, new PluginLoading(options.DisabledPlugins) { LeftOut = loading.LeftOut, Started = loading.Plugin });
        Catalogue = CatalogueBuilder.Build(models, plugins);
        warmModel = new WarmModel(OnnxOf(options), loading.Model);
        runner = new RenderRunner(Catalogue.Models, plugins.Extensions, new PictureReader(options.PixelLimit), warmModel);
        new Thread(RenderQueue) { Name = "AutoGen render", IsBackground = true }.Start();
    }

    /// <summary>What can be asked for; fixed when the renderer is made.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>Name of the model that is in memory.</summary>
    public string? WarmModel => warmModel.Name;

    Catalogue? ICatalogueSource.Current => Catalogue;

    event Action? ICatalogueSource.Changed
    {
        add { }
        remove { }
    }

    /// <summary>Loads the plugins and looks at the models. What is wrong with one of them stands in the catalogue.</summary>
    /// <param name="options">Where they lie.</param>
    /// <param name="leftOut">Plugins that must not be loaded, as they shall be listed; none by default.</param>
    public static Renderer Create(RenderingOptions options, IReadOnlyList<PluginEntry>? leftOut = null) => new(options, new RendererLoading { LeftOut = leftOut ?? [] });

    /// <summary>The same for a worker, whose agent wants to know what killed it.</summary>
    internal static Renderer Create(RenderingOptions options, RendererLoading loading) => new(options, loading);

    /// <summary>How its networks run.</summary>
    internal static OnnxOptions OnnxOf(RenderingOptions options) => new() { Provider = options.Provider, Device = options.Device, Threads = options.Threads };

    /// <inheritdoc/>
    public Task<RenderOutcome> RenderAsync(RenderJob job, IProgress<RenderProgress>? progress, CancellationToken cancellationToken)
    {
        var render = new QueuedRender(job, progress, cancellationToken, new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            queue.Add(render, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            render.Outcome.SetResult(new RenderOutcome.Cancelled()); // asked of a renderer that is closed
        }

        return render.Outcome.Task;
    }

    private static IReadOnlyList<ModelEntry> Models(RenderingOptions options) =>
        [.. ModelCatalogue.Find(options.ModelRoots).Concat(options.ModelFolders.Select(ModelFolder.Inspect)).DistinctBy(static model => model.Path)];

    /// <summary>Cancels what is running or waiting, ends the thread and unloads the model.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.CompleteAdding();
        await closing.CancelAsync().ConfigureAwait(false);
        await closed.Task.ConfigureAwait(false);
        warmModel.Dispose();
    }

    private void RenderQueue()
    {
        foreach (var render in queue.GetConsumingEnumerable())
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(render.CancellationToken, closing.Token);
            render.Outcome.SetResult(runner.Run(render.Job, new RenderTracker(render.Progress, cancellation.Token)));
        }

        closed.SetResult();
    }

    private sealed record QueuedRender(
        RenderJob Job,
        IProgress<RenderProgress>? Progress,
        CancellationToken CancellationToken,
        TaskCompletionSource<RenderOutcome> Outcome);
}
