using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Health;
using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Running;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Health;

/// <summary>Each check, in a whole automation that is looked at by hand. Nothing of it runs but what a test moves, and the clock stands still.</summary>
public sealed class HealthMonitorTests : IDisposable, IWorkerMonitor
{
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();
    private readonly FakeDisk disk = new();
    private readonly LogList log = new();
    private ServiceProvider? services;

    public IReadOnlyList<WorkerStatus> Workers { get; private set; } = [new WorkerStatus(0, WorkerState.Stopped)];

    [Fact]
    public async Task Where_nothing_is_wrong_all_is_well_and_the_heartbeat_says_so()
    {
        var health = await LookAsync();

        Assert.Equal(HealthState.Healthy, health.State);
        Assert.Equal(["backlog", "worker", "disk", "watches", "clock", "schedules", "outbox"], health.Checks.Select(check => check.Name));
        var heartbeat = Heartbeat.Read(folder.At("data"))!;
        Assert.Equal((time.GetUtcNow(), 15, Environment.ProcessId, HealthState.Healthy), (heartbeat.Time, heartbeat.IntervalSeconds, heartbeat.ProcessId, heartbeat.Health.State));
        Assert.Equal(["heartbeat.json"], TempFolder.Tree(folder.At("data")).Where(file => file.StartsWith("heartbeat", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => !line.StartsWith("Debug", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_is_said_once()
    {
        await LookAsync();
        Room(1_000_000);
        for (var look = 0; look < 5; look++)
            await LookAsync(advance: 15);
        Room(100_000_000_000);
        var health = await LookAsync(advance: 15);

        Assert.Equal(HealthState.Healthy, health.State);
        Assert.Single(log.Lines, line => line.StartsWith("Warning 2101: Health: disk is Unhealthy: ", StringComparison.Ordinal) && line.Contains("[disk-nearly-full]", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.StartsWith("Information 2102: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Since_is_when_the_state_began()
    {
        Room(1_000_000);
        var began = (await LookAsync()).Since;
        Assert.Equal(began, (await LookAsync(advance: 600)).Since);
    }

    [Fact]
    public async Task A_worker_without_its_graphics_device_works_on_and_a_person_should_know()
    {
        Workers = [new WorkerStatus(0, WorkerState.Rendering) { DeviceRests = new Problem("device-rests", "Computing on the CPU.") }];

        var health = await LookAsync();

        Assert.Equal(HealthState.Degraded, health.State);
        Assert.Contains(log.Lines, static line => line.Contains("worker is Degraded: Computing on the CPU.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, HealthState.Unhealthy)]
    [InlineData(2, HealthState.Degraded)]
    public async Task Workers_that_do_not_come_up(int workers, HealthState expected)
    {
        Workers = [.. Enumerable.Range(0, workers).Select(static slot => new WorkerStatus(slot, slot == 0 ? WorkerState.BackingOff : WorkerState.Idle) { Problem = slot == 0 ? new Problem("worker-crashed", "It crashed.") : null })];

        Assert.Equal((expected, "worker-crashed"), Found(await LookAsync(), "worker"));
    }

    [Fact]
    public async Task Drops_that_could_go_on_and_do_not()
    {
        var backlog = Part<Backlog>();
        backlog.Add(new DropFolder(Workbench.WatchIn(folder), "20250131-142233-1234567-9f3ac1"));
        await LookAsync();
        Assert.Equal((HealthState.Healthy, null), Found(await LookAsync(advance: 1799), "backlog"));
        Assert.Equal((HealthState.Unhealthy, "backlog-stuck"), Found(await LookAsync(advance: 1), "backlog"));

        Workers = [new WorkerStatus(0, WorkerState.Rendering) { Render = "d/1", Progress = new RenderProgress(RenderStage.Sample, 1, 20) }];
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(advance: 1), "backlog").State);
        Workers = [new WorkerStatus(0, WorkerState.Rendering) { Render = "d/1", Progress = new RenderProgress(RenderStage.Sample, 2, 20) }];
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(advance: 1799), "backlog").State);
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(advance: 1799), "backlog").State);
        Assert.Equal(HealthState.Unhealthy, Found(await LookAsync(advance: 1), "backlog").State);
        Part<PauseState>().Pause();
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(advance: 7200), "backlog").State);
    }

    [Fact]
    public async Task A_watched_folder_that_cannot_be_entered()
    {
        File.WriteAllText(folder.At("inbox"), "not a folder");
        Part<RunningWatches>().Sync();
        Part<RunningWatches>().All.Single().Pass();

        Assert.Equal(HealthState.Unhealthy, Found(await LookAsync(), "watches").State);
    }

    [Fact]
    public async Task A_clock_before_the_last_heartbeat_of_an_earlier_life_is_doubted_for_an_hour()
    {
        await LookAsync();
        services!.Dispose();
        services = null;
        time.Advance(-3600 * 24 * 30);

        Assert.Equal((HealthState.Unhealthy, "clock-wrong"), Found(await LookAsync(), "clock"));
        Assert.Equal(HealthState.Unhealthy, Found(await LookAsync(advance: 3600), "clock").State);
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(advance: 1), "clock").State);
    }

    [Fact]
    public async Task A_clock_that_was_never_set()
    {
        time.Advance(-3600.0 * 24 * 365 * 10);

        Assert.Equal((HealthState.Unhealthy, "clock-wrong"), Found(await LookAsync(), "clock"));
    }

    [Fact]
    public async Task Notices_that_are_not_delivered_or_given_up_are_no_more_than_a_hint()
    {
        var outbox = Part<Outbox>();
        var notice = new Notice("n", NoticeEvents.DropDone, time.GetUtcNow(), "studio");
        outbox.Put(new OutboxEntry(notice, time.GetUtcNow()) { Channel = "phone" });
        Assert.Equal(HealthState.Healthy, (await LookAsync(advance: 3600)).State); // nobody tried yet
        outbox.Postpone(outbox.Next("channel phone")!, new Problem("notice-unreachable", "No."), TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal((HealthState.Degraded, "outbox-stuck"), Found(await LookAsync(), "outbox"));
        outbox.Bury(outbox.Next("channel phone")!, new Problem("notice-unreachable", "No."));
        File.SetLastWriteTimeUtc(Directory.GetFiles(outbox.Dead.Folder).Single(), time.GetUtcNow().UtcDateTime);
        Assert.Equal((HealthState.Degraded, "notices-given-up"), Found(await LookAsync(), "outbox"));
        Assert.Equal(HealthState.Healthy, (await LookAsync(advance: 86401)).State);
    }

    [Fact]
    public async Task A_schedule_that_was_switched_off_for_long_has_its_time_from_when_it_was_switched_on()
    {
        var nightly = Workbench.WatchIn(folder) with { Name = "nightly", Schedule = new ScheduleSettings { Cron = "0 2 * * *", SuccessHours = 26 } };
        Part<LiveOptions>().Replace(Part<LiveOptions>().Current with { Watches = [nightly] });
        await LookAsync();
        Part<LiveOptions>().Replace(Part<LiveOptions>().Current with { Watches = [nightly with { Enabled = false }] });
        await LookAsync(advance: 100 * 3600);
        Part<LiveOptions>().Replace(Part<LiveOptions>().Current with { Watches = [nightly with { Schedule = nightly.Schedule with { Since = time.GetUtcNow() } }] });
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(advance: 26 * 3600), "schedules").State);
        Assert.Equal(HealthState.Unhealthy, Found(await LookAsync(advance: 1), "schedules").State);
    }

    [Fact]
    public async Task A_schedule_whose_last_run_that_was_done_is_too_long_ago()
    {
        var nightly = Workbench.WatchIn(folder) with { Name = "nightly", Schedule = new ScheduleSettings { Cron = "0 2 * * *", SuccessHours = 26 } };
        Part<LiveOptions>().Replace(Part<LiveOptions>().Current with { Watches = [nightly, nightly with { Name = "never asked", Schedule = new ScheduleSettings { Cron = "0 2 * * *" } }] });
        await LookAsync(); // seen for the first time
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(advance: 26 * 3600), "schedules").State);
        Assert.Equal((HealthState.Unhealthy, "schedule-overdue"), Found(await LookAsync(advance: 1), "schedules"));

        Part<ScheduleSuccesses>().Note(Report("failed"));
        Assert.Equal(HealthState.Unhealthy, Found(await LookAsync(), "schedules").State);
        Part<ScheduleSuccesses>().Note(Report("done"));
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(), "schedules").State);

        services!.Dispose();
        services = null; // another life
        Part<LiveOptions>().Replace(Part<LiveOptions>().Current with { Watches = [nightly] });
        Assert.Equal(HealthState.Healthy, Found(await LookAsync(advance: 26 * 3600), "schedules").State);
        Assert.Equal(HealthState.Unhealthy, Found(await LookAsync(advance: 1), "schedules").State);

        DropReport Report(string outcome) => new()
        {
            Drop = "id", Watch = "nightly", Sources = [], Files = [], Outcome = outcome, Created = default, Finished = time.GetUtcNow(),
            Times = new ReportedTimes(1, null, 0, 0, null), Runs = [], Pictures = [], Failures = [], Rejected = [], Warnings = [],
            Schedule = new ReportedSchedule("nightly", default, "UTC"),
        };
    }

    [Fact]
    public async Task It_is_part_of_the_status()
    {
        Room(1_000_000);
        await LookAsync();

        var status = await Part<IAgentControl>().StatusAsync(CancellationToken.None);

        Assert.Equal(HealthState.Unhealthy, status.Health!.State);
    }

    Task IWorkerMonitor.UnloadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        services?.Dispose();
        folder.Dispose();
    }

    private static (HealthState State, string? Code) Found(AgentHealth health, string name)
    {
        var check = health.Checks.Single(check => check.Name == name);
        return (check.State, check.Problems.Count > 0 ? check.Problems[0].Code : null);
    }

    private void Room(long bytes) => disk.Free[folder.At("outbox")] = bytes;

    private async Task<AgentHealth> LookAsync(double advance = 0)
    {
        time.Advance(advance);
        await Part<HealthMonitor>().LookAsync(CancellationToken.None);
        return Part<HealthBoard>().Current!;
    }

    private T Part<T>()
        where T : notnull
    {
        services ??= Build();
        return services.GetRequiredService<T>();
    }

    private ServiceProvider Build()
    {
        Directory.CreateDirectory(folder.At("data"));
        var renderer = new FakeRenderer();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<ILoggerFactory>(log)
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IRenderer>(renderer)
            .AddSingleton<ICatalogueSource>(renderer)
            .AddSingleton<IImageInspector, SignatureInspector>()
            .AddSingleton<IContactSheetMaker, SmallSheets>()
            .AddSingleton<IWorkerMonitor>(this)
            .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>()
            .AddAutomation(new AutomationOptions { Watches = [Workbench.WatchIn(folder)] }, folder.At("data"))
            .AddSingleton<IFreeSpace>(disk)
            .BuildServiceProvider();
    }
}
