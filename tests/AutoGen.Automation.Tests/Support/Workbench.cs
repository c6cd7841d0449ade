using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Running;
using AutoGen.Automation.Watches;
using AutoGen.Prompts;
using AutoGen.Protocol.Settings;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Support;

/// <summary>One agent's life on a watched folder, moved by hand: all parts are real but the renderer, the inspector and the clock.</summary>
internal sealed class Workbench : IDisposable, IDropObserver
{
    private readonly WatchLoop loop;
    private readonly DropRunner runner;
    private readonly Backlog backlog;

    public Workbench(WatchSettings watch, DurableFiles? files = null, FakeTime? time = null)
    {
        Watch = watch;
        Time = time ?? new FakeTime();
        files ??= new DurableFiles();
        var claim = new Claim(new DropId(Time), files);
        Planner = new DropPlanner(Renderer, Inspector, new SeedSource(() => 7), new LiveOptions(new AutomationOptions { Defaults = new RenderSettings { Steps = 5 } }), files, Time, Logger<DropPlanner>());
        Step = new RenderStep(Renderer, new PictureCommit(files, Time), new AttemptLog(files, Time), files, Time, Logger<RenderStep>());
        var work = new DropWork(claim, Planner, Step, new DropFinish(files, Time), new DropNews([this], Logger<DropNews>()));
        backlog = new Backlog(Time);
        runner = new DropRunner(backlog, work, Time, Logger<DropRunner>());
        var intake = new WatchIntake(watch, new WatchScanner(watch, [watch]), new SettleClock(watch, Time), claim, Log);
        loop = new WatchLoop(watch, intake, backlog, work, Time, Log);
    }

    public WatchSettings Watch { get; }

    public FakeTime Time { get; }

    public FakeRenderer Renderer { get; } = new();

    public SignatureInspector Inspector { get; } = new();

    public LogList Log { get; } = new();

    public DropPlanner Planner { get; }

    public RenderStep Step { get; }

    public List<AcceptedDrop> AcceptedDrops { get; } = [];

    public List<FinishedDrop> FinishedDrops { get; } = [];

    public List<FinishedPicture> FinishedPictures { get; } = [];

    public static WatchSettings WatchIn(TempFolder folder) =>
        new() { Name = "inbox", Path = folder.At("inbox"), Output = folder.At("outbox") };

    /// <summary>One pass of the watch.</summary>
    public TimeSpan Pass() => loop.Pass();

    /// <summary>Passes until everything is settled, then the whole backlog.</summary>
    public async Task RunAsync()
    {
        Pass();
        Time.Advance(Watch.SettleSeconds);
        Pass();
        await RunBacklogAsync();
    }

    public async Task RunBacklogAsync(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested && backlog.TryTake() is { } folder)
            await runner.RunOneAsync(folder, cancellationToken);
    }

    public string Put(string relative, string text)
    {
        var path = Path.Combine(Watch.Path, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void PutImage(string relative)
    {
        Put(relative, "");
        File.WriteAllBytes(Path.Combine(Watch.Path, relative), SignatureInspector.Png);
    }

    public string Read(string relative) => File.ReadAllText(Path.Combine(Watch.Path, relative));

    public IReadOnlyList<string> WatchTree => TempFolder.Tree(Watch.Path);

    public IReadOnlyList<string> OutputTree => TempFolder.Tree(Watch.Output);

    public void Dispose() => loop.Dispose();

    void IDropObserver.Accepted(AcceptedDrop drop) => AcceptedDrops.Add(drop);

    void IDropObserver.PictureFinished(FinishedPicture picture) => FinishedPictures.Add(picture);

    void IDropObserver.Finished(FinishedDrop drop) => FinishedDrops.Add(drop);

    private ILogger<T> Logger<T>() => new Logger<T>(Log);
}
