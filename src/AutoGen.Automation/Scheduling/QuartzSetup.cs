using AutoGen.Automation.Files;
using AutoGen.Automation.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>Puts Quartz into a host. The store is the only part that knows which database it is.</summary>
internal static class QuartzSetup
{
    /// <summary>Jobs at once beyond the renders: scans of watches that wait for a slow share, above all.</summary>
    private const int OtherJobs = 16;

    /// <summary>Firings are written to the history together at this interval: written one by one they would hold up each job.</summary>
    private static readonly TimeSpan HistoryInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan HistoryKept = TimeSpan.FromDays(7);

    public static IServiceCollection AddScheduling(this IServiceCollection services, DataFolder data, int deviceSlots)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "autogen";
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(deviceSlots + OtherJobs);
            quartz.UseExecutionLimits(limits => limits.ForGroup(Jobs.DeviceGroup, deviceSlots));
            quartz.UsePersistentStore(store => Sqlite(store, data));
        });
        services.AddQuartzExecutionHistory(history =>
        {
            history.WriteBehindInterval = HistoryInterval;
            history.Retention = HistoryKept;
            history.MaxEntriesPerScheduler = 10_000;
        });
        return services
            .AddSingleton(data)
            .AddSingleton<JobStoreFile>()
            .AddSingleton<Bells>()
            .AddSingleton<Pulse>()
            .AddSingleton<RenderQueue>()
            .AddSingleton<IRenderQueue>(static services => services.GetRequiredService<RenderQueue>())
            .AddSingleton<ScheduleTriggers>()
            .AddSingleton<StandingJobs>();
    }

    private static void Sqlite(IPersistentStoreBuilder store, DataFolder data)
    {
        store.UseSqlite(SqliteFactory.Instance, JobStoreFile.ConnectionTo(data));
        store.ProvisionSchema();
        store.UseExecutionHistory();
        store.ConfigureStore(static options =>
        {
            options.DbRetryInterval = TimeSpan.FromSeconds(2);
            options.StoreJobDataAsStrings = true;
        });
    }
}
