using AutoGen.Automation.Control;
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
using AutoGen.Automation.Scheduling;
using AutoGen.Automation.Telemetry;
using AutoGen.Automation.Watches;
using AutoGen.Prompts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AutoGen.Automation;

/// <summary>Puts the automation into a host.</summary>
public static class AutomationServices
{
    /// <summary>Category of the log that says what an <see cref="IDropObserver"/> hears, for hosts whose observer says it too.</summary>
    public static string DropLogCategory { get; } = typeof(DropNews).FullName!;

    /// <summary>Beginnings of categories of the log that tell of things beside the pictures: reports, notices, hooks.</summary>
    public static IReadOnlyList<string> AsideLogCategories { get; } = [typeof(ReportPages).Namespace!, typeof(Outbox).Namespace!];

    /// <summary>The file with what is in motion: scans, the next renders, a history. No drop is lost with it.</summary>
    /// <param name="dataFolder">Absolute path of the agent's folder for its state.</param>
    public static string DatabaseIn(string dataFolder) => Path.Combine(dataFolder, "autogen.db");

    /// <summary>
    /// Watches folders and works through their drops as long as the host runs. Needs an IRenderer, an ICatalogueSource, an IImageInspector and an IContactSheetMaker;
    /// tells every registered <see cref="IDropObserver"/>. Uses the registered TimeProvider, SeedSource, <see cref="AgentOrigin"/> and IWorkerMonitors, if any.
    /// </summary>
    /// <param name="services">The host's.</param>
    /// <param name="options">What to automate; replace them through <see cref="LiveOptions"/>. The number of device slots holds for as long as the host runs.</param>
    /// <param name="dataFolder">Absolute path of the agent's folder for its state. Created where missing.</param>
    public static IServiceCollection AddAutomation(this IServiceCollection services, AutomationOptions options, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(SeedSource.Random);
        services.TryAddSingleton(new AgentOrigin(AsService: false));
        services.AddScheduling(new DataFolder(dataFolder), options.DeviceSlots);
        AddDrops(services);
        services.AddNotices();
        services.AddHealth();
        return services
            .AddSingleton(new LiveOptions(options))
            .AddSingleton<RenderTimes>()
            .AddSingleton<IStartRule>(static services => services.GetRequiredService<RenderTimes>())
            .AddSingleton(services => new DropReader(services.GetRequiredService<LiveOptions>(), dataFolder, services.GetRequiredService<TimeProvider>()))
            .AddSingleton<Backlog>()
            .AddSingleton<AgentMetrics>()
            .AddSingleton<DropTrace>()
            .AddSingleton<PlanShelf>()
            .AddSingleton<PauseState>()
            .AddSingleton<StartGate>()
            .AddSingleton<FeedOrder>()
            .AddSingleton<Feed>()
            .AddSingleton<RenderTurn>()
            .AddSingleton<DropAdvance>()
            .AddSingleton<FormerWatches>()
            .AddSingleton<RunningWatches>()
            .AddSingleton<ClockWatch>()
            .AddSingleton<DropChanges>()
            .AddSingleton<Submissions>()
            .AddSingleton<ScheduleRuns>()
            .AddSingleton<IAgentControl, AgentControl>()
            .AddSingleton<IFreeSpace, FreeSpace>()
            .AddSingleton<DiskGuard>()
            .AddSingleton<IStartRule>(static services => services.GetRequiredService<DiskGuard>())
            .AddSingleton<IProblemSource>(static services => services.GetRequiredService<DiskGuard>())
            .AddSingleton<IHousekeepingTask, Retention>()
            .AddSingleton<IHousekeepingTask, StaleFiles>()
            .AddSingleton<IHousekeepingTask, ReportRetention>()
            .AddHostedService<AutomationService>();
    }

    /// <summary>The steps of a drop, in their order.</summary>
    private static void AddDrops(IServiceCollection services) => services
        .AddSingleton<DurableFiles>()
        .AddSingleton<DropId>()
        .AddSingleton<KnownHomes>()
        .AddSingleton<WatchHomes>()
        .AddSingleton<Ledgers>()
        .AddSingleton<CopyIn>()
        .AddSingleton<Claim>()
        .AddSingleton<CarriedRenders>()
        .AddSingleton<DropOutcomes>()
        .AddSingleton<RenderHistory>()
        .AddSingleton<DropPlanner>()
        .AddSingleton<AttemptLog>()
        .AddSingleton<RendererCall>()
        .AddSingleton<PictureCommit>()
        .AddSingleton<RenderEnds>()
        .AddSingleton<RenderStep>()
        .AddSingleton<Cancellation>()
        .AddSingleton<DropControls>()
        .AddSingleton<DropRetry>()
        .AddSingleton<ReportPages>()
        .AddSingleton<DropFinish>()
        .AddSingleton<DropNews>()
        .AddSingleton<DropWork>();
}
