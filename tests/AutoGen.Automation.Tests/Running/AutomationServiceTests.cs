using AutoGen.Automation.Drops;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Running;

/// <summary>The whole service in a real host, with the real clock and the file system's real events.</summary>
public sealed class AutomationServiceTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task An_event_of_the_file_system_brings_the_scan_forward()
    {
        using var host = Host(Workbench.WatchIn(folder) with { SettleSeconds = 0, ScanSeconds = 3600 }, out var observer);
        await host.StartAsync();
        await WaitForAsync(() => Directory.Exists(folder.At("inbox", ".autogen", "drops")));
        File.WriteAllText(folder.At("inbox", "cat.txt.new.tmp"), "a cat");
        File.Move(folder.At("inbox", "cat.txt.new.tmp"), folder.At("inbox", "cat.txt"));
        var finished = await observer.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await host.StopAsync();
        Assert.Equal(folder.At("inbox", "done", "cat.txt"), finished.Source);
        Assert.True(File.Exists(finished.Source));
        Assert.Single(TempFolder.Tree(folder.At("outbox")));
    }

    [Fact]
    public async Task Files_that_were_there_before_the_start_need_no_event()
    {
        Directory.CreateDirectory(folder.At("inbox"));
        File.WriteAllText(folder.At("inbox", "cat.txt"), "a cat");
        using var host = Host(Workbench.WatchIn(folder) with { SettleSeconds = 0.2 }, out var observer);
        await host.StartAsync();
        Assert.True((await observer.Task.WaitAsync(TimeSpan.FromSeconds(60))).Succeeded);
        await host.StopAsync();
    }

    [Fact]
    public async Task Wrong_watches_keep_the_host_from_starting_with_everything_said()
    {
        using var host = Host(Workbench.WatchIn(folder) with { SettleSeconds = -1, ScanSeconds = 0 }, out _);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Contains("settleSeconds -1 is out of range", refused.Message, StringComparison.Ordinal);
        Assert.Contains("scanSeconds 0 is out of range", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private IHost Host(WatchSettings watch, out TaskCompletionSource<FinishedDrop> finished)
    {
        finished = new TaskCompletionSource<FinishedDrop>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<FakeRenderer>()
            .AddSingleton<IRenderer>(static services => services.GetRequiredService<FakeRenderer>())
            .AddSingleton<ICatalogueSource>(static services => services.GetRequiredService<FakeRenderer>())
            .AddSingleton<IImageInspector, SignatureInspector>()
            .AddSingleton<IContactSheetMaker, SmallSheets>()
            .AddSingleton<IDropObserver>(new FirstFinished(finished))
            .AddAutomation(new AutomationOptions { Watches = [watch] }, folder.At("data"));
        return builder.Build();
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, timeout.Token);
    }

    private sealed class FirstFinished(TaskCompletionSource<FinishedDrop> finished) : IDropObserver
    {
        public void Accepted(AcceptedDrop drop)
        {
        }

        public void PictureFinished(FinishedPicture picture)
        {
        }

        public void Finished(FinishedDrop drop) => finished.TrySetResult(drop);
    }
}
