using System.Collections.Concurrent;
using System.Security.Cryptography;
using AutoGen.Agent.Running;
using AutoGen.Automation.Control;
using AutoGen.Automation.Workers;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Tests.Workers;

/// <summary>A pool of real worker processes on folders of its own.</summary>
internal sealed class WorkerBench : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly TemporaryFolder folder = new();
    private readonly LogLines log = new();
    private WorkerPool? pool;
    private int files;

    public WorkerBench(WorkerOptions? options = null, params string[] testPlugins)
    {
        Copy(Path.Combine(AppContext.BaseDirectory, "plugins", "AutoGen.Samplers"), PluginRoot, "AutoGen.Samplers");
        foreach (var plugin in testPlugins)
            Copy(Checkout.BuiltTestPlugin(plugin), PluginRoot, plugin);
        Options = (options ?? new WorkerOptions()) with
        {
            Rendering = new RenderingOptions { PluginRoots = [PluginRoot], ModelRoots = [Path.Combine(AppContext.BaseDirectory, "models")], Threads = 1 },
        };
    }

    public static RenderRequest Quick { get; } = new()
    {
        Prompt = "a red circle on a blue background",
        Model = "pocket",
        Sampler = new NamedOptions("euler"),
        Schedule = new NamedOptions("normal"),
        Steps = 2,
        Cfg = 5,
        Seed = 7,
        Rng = RandomSourceKind.Nv,
        Width = 128,
        Height = 128,
    };

    public WorkerOptions Options { get; set; }

    public WorkerPool Pool => pool ??= new(Program, Options, Data, Time, log);

    public WorkerProgram Program { get; set; } = WorkerStarting.Program;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string PluginRoot => folder["plugins"];

    public string Data => folder["data"];

    public IReadOnlyList<string> Log => [.. log.Lines];

    public WorkerStatus Worker => Pool.Workers[0];

    public static RenderRequest With(string sampler) => Quick with { Sampler = new NamedOptions(sampler) };

    public string NewFile() => folder[$"{Interlocked.Increment(ref files)}.png"];

    public async Task<WorkerPool> StartAsync()
    {
        await Pool.StartAsync(CancellationToken.None);
        return Pool;
    }

    /// <summary>The agent stops and starts again.</summary>
    public async Task RestartAsync()
    {
        await Pool.DisposeAsync();
        pool = null;
        await StartAsync();
    }

    public Task<RenderOutcome> RenderAsync(RenderRequest request, CancellationToken cancellationToken = default) =>
        Pool.RenderAsync(new RenderJob(request, NewFile()), null, cancellationToken);

    public async Task<RenderOutcome.Completed> CompleteAsync(RenderRequest request)
    {
        var outcome = await RenderAsync(request);
        Assert.True(outcome is RenderOutcome.Completed, $"{outcome}\n{string.Join('\n', Log)}");
        return (RenderOutcome.Completed)outcome;
    }

    /// <summary>The same request in this process.</summary>
    public async Task<byte[]> RenderHereAsync(RenderRequest request)
    {
        await using var renderer = Renderer.Create(Options.Rendering);
        var file = NewFile();
        Assert.IsType<RenderOutcome.Completed>(await renderer.RenderAsync(new RenderJob(request, file), null, CancellationToken.None));
        return await File.ReadAllBytesAsync(file);
    }

    public async Task<string> HashHereAsync(RenderRequest request) => Convert.ToHexStringLower(SHA256.HashData(await RenderHereAsync(request)));

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"Not yet: {what}\n{string.Join('\n', Log)}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Copies a built plugin, as a user does.</summary>
    public static void Copy(string built, string root, string name)
    {
        var target = Path.Combine(root, name);
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(built))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        folder.Dispose();
    }

    private sealed class LogLines : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {eventId.Id}: {formatter(state, exception)}{exception}");

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
