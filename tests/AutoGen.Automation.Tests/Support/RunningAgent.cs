using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Support;

/// <summary>The whole automation in a real host: real Quartz, real SQLite, the real clock unless another is given. Only the renderer is a fake.</summary>
internal sealed class RunningAgent : IAsyncDisposable, IDropObserver
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3); // of a machine that does ten other things
    private readonly IHost host;
    private readonly List<FinishedDrop> finished = [];

    public RunningAgent(TempFolder folder, TimeProvider? time = null, params WatchSettings[] watches)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<ILoggerFactory>(Log)
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton<IRenderer>(Renderer)
            .AddSingleton<ICatalogueSource>(Renderer)
            .AddSingleton<IImageInspector, SignatureInspector>()
            .AddSingleton<IContactSheetMaker, SmallSheets>()
            .AddSingleton<IDropObserver>(this)
            .AddAutomation(new AutomationOptions { Watches = watches.Length > 0 ? watches : [Quick(folder)] }, folder.At("data"));
        host = builder.Build();
    }

    public FakeRenderer Renderer { get; } = new();

    public LogList Log { get; } = new();

    public IAgentControl Control => host.Services.GetRequiredService<IAgentControl>();

    public IReadOnlyList<FinishedDrop> Finished
    {
        get
        {
            lock (finished)
                return [.. finished];
        }
    }

    public T Part<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public static WatchSettings Quick(TempFolder folder) => Workbench.WatchIn(folder) with { SettleSeconds = 0.1, ScanSeconds = 0.5 };

    public Task StartAsync() => host.StartAsync();

    public Task StopAsync() => host.StopAsync();

    public async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Longest, $"It did not happen:\n{await StandAsync()}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>What is unfinished and why, and all that was said but for Quartz's details.</summary>
    private async Task<string> StandAsync()
    {
        var drops = (await Control.StatusAsync(CancellationToken.None)).Drops.Select(static drop => $"{drop}");
        return string.Join('\n', drops.Concat(Log.Lines.Where(static line => !line.StartsWith("Debug", StringComparison.Ordinal))));
    }

    /// <summary>A whole file, as a rename brings it.</summary>
    public static void Drop(TempFolder folder, string name, string text)
    {
        Directory.CreateDirectory(folder.At("inbox"));
        File.WriteAllText(folder.At("inbox", name + ".tmp"), text);
        File.Move(folder.At("inbox", name + ".tmp"), folder.At("inbox", name));
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    void IDropObserver.Accepted(AcceptedDrop drop)
    {
    }

    void IDropObserver.PictureFinished(FinishedPicture picture)
    {
    }

    void IDropObserver.Finished(FinishedDrop drop)
    {
        lock (finished)
            finished.Add(drop);
    }
}
