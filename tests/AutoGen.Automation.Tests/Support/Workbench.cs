using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Health;
using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Running;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Telemetry;
using AutoGen.Automation.Watches;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Support;

/// <summary>One agent's life on a watched folder, moved by hand: all parts are real but the renderer, the inspector and the clock.</summary>
internal sealed class Workbench : IDisposable, IDropObserver, IRenderQueue, IStartRule
{
    private readonly RunningWatch running;
    private readonly DropAdvance advance;
    private readonly Feed feed;
    private readonly RenderTurn turn;
    private readonly AgentMetrics metrics;
    private readonly Queue<RenderKey> queue = [];

    public Workbench(WatchSettings watch, DurableFiles? files = null, FakeTime? time = null, int atOnce = 1, IReadOnlyList<string>? own = null, ReportSettings? reports = null, IContactSheetMaker? sheets = null, params NoticeChannel[] channels)
    {
        Watch = watch;
        Time = time ?? new FakeTime();
        files ??= new DurableFiles();
        var (ends, attempts, plans) = (new RenderEnds(Time), new AttemptLog(files, Time), new PlanShelf());
        var options = new LiveOptions(new AutomationOptions { Watches = [watch], Notices = channels, Defaults = new RenderSettings { Steps = 5 }, Reports = reports ?? new() });
        var data = new DataFolder(Path.Combine(Path.GetDirectoryName(watch.Path)!, "data"));
        var known = new KnownHomes(data, files);
        var homes = new WatchHomes(known, Time, Logger<WatchHomes>());
        var ledgers = new Ledgers(files, homes, known);
        var claim = new Claim(new DropId(Time), files, homes, new CopyIn(files, ledgers));
        var (carried, history) = (new CarriedRenders(files), new RenderHistory(data, Time, Logger<RenderHistory>()));
        Planner = new DropPlanner(Renderer, Inspector, new SeedSource(() => 7), options, carried, history, files, Time, Logger<DropPlanner>());
        Step = new RenderStep(new RendererCall(Renderer, files, Logger<RendererCall>()), new PictureCommit(files, ends, options), attempts, ends, files, Time, Logger<RenderStep>());
        Retry = new DropRetry(attempts, Step, new DropControls(files), files);
        var news = new DropNews([this], Logger<DropNews>());
        Backlog = new Backlog(Time);
        Outbox = new Outbox(data, files, Time, Logger<Outbox>());
        metrics = new AgentMetrics(Backlog, Outbox, []);
        var work = new DropWork(claim, Planner, plans, Step, new DropOutcomes(Step, ends, new Cancellation(Step, ends, files), carried, Time), Retry, new DropFinish(files, new ReportPages(options, sheets ?? new SmallSheets(), files, Time, Logger<ReportPages>()), new DropNotices(Outbox, options), new ScheduleSuccesses(data, files, Time), Time), news, new DropTrace(Time), metrics);
        Pause = new PauseState(data, files, Time);
        Starts = new StartGate(Pause, [this]);
        advance = new DropAdvance(Backlog, work, Renderer, new DiskGuard(options, homes, Disk, new DataFolder(watch.Path), Time, Logger<DiskGuard>()), Logger<DropAdvance>()) { AtOnce = atOnce };
        turn = new RenderTurn(Backlog, Starts, plans, Step, history, news, metrics, Logger<RenderTurn>());
        feed = new Feed(Backlog, new FeedOrder(), Starts, Pause, options, this, []);
        var intake = new WatchIntake(watch, new WatchScanner(watch, new LiveOptions(new AutomationOptions { Watches = [watch], OwnFolders = own ?? [] })), new SettleClock(watch, Time), claim, ledgers, Log) { AtOnce = atOnce };
        running = new RunningWatch(watch, homes, intake, Backlog, work, () => { }, Log);
    }

    public Backlog Backlog { get; }

    /// <summary>What is to be told; nothing is delivered.</summary>
    public Outbox Outbox { get; }

    /// <summary>Room on every disk, as much as a test says.</summary>
    public FakeDisk Disk { get; } = new();

    public PauseState Pause { get; }

    public StartGate Starts { get; }

    public DropRetry Retry { get; }

    /// <summary>Why no render may start.</summary>
    public Problem? Against { get; set; }

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

    /// <summary>One pass of the watch, and what follows from it.</summary>
    public TimeSpan Pass()
    {
        var wait = running.Pass();
        advance.Run(CancellationToken.None);
        return wait;
    }

    /// <summary>Passes until everything is settled, then the whole backlog.</summary>
    public async Task RunAsync()
    {
        Pass();
        Time.Advance(Watch.SettleSeconds);
        Pass();
        await RunBacklogAsync();
    }

    /// <summary>Plans, feeds, renders and finishes until nothing more can be done now.</summary>
    public async Task RunBacklogAsync(CancellationToken cancellationToken = default)
    {
        bool rendered;
        do
        {
            advance.Run(cancellationToken);
            await feed.RunAsync(cancellationToken);
            rendered = queue.TryDequeue(out var key);
            if (rendered)
                await turn.RunAsync(key, cancellationToken);
        }
        while (rendered && !cancellationToken.IsCancellationRequested);
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

    public void Dispose()
    {
        running.Dispose();
        metrics.Dispose();
    }

    Task<bool> IRenderQueue.SubmitAsync(RenderKey key, CancellationToken cancellationToken)
    {
        queue.Enqueue(key);
        return Task.FromResult(true);
    }

    Problem? IStartRule.Against(WatchSettings watch) => Against;

    void IDropObserver.Accepted(AcceptedDrop drop)
    {
        lock (AcceptedDrops)
            AcceptedDrops.Add(drop);
    }

    void IDropObserver.PictureFinished(FinishedPicture picture) => FinishedPictures.Add(picture);

    void IDropObserver.Finished(FinishedDrop drop) => FinishedDrops.Add(drop);

    private ILogger<T> Logger<T>() => new Logger<T>(Log);
}
