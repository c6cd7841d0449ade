using AutoGen.Automation.Health.Checks;
using Microsoft.Extensions.DependencyInjection;

namespace AutoGen.Automation.Health;

/// <summary>Puts the care for the agent's health into a host.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<BacklogCheck>("backlog")
            .AddCheck<WorkerCheck>("worker")
            .AddCheck<DiskCheck>("disk")
            .AddCheck<WatchesCheck>("watches")
            .AddCheck<ClockCheck>("clock")
            .AddCheck<SchedulesCheck>("schedules")
            .AddCheck<OutboxCheck>("outbox");
        return services
            .AddSingleton<BacklogCheck>()
            .AddSingleton<WorkerCheck>()
            .AddSingleton<DiskCheck>()
            .AddSingleton<WatchesCheck>()
            .AddSingleton<ClockCheck>()
            .AddSingleton<ScheduleSuccesses>()
            .AddSingleton<SchedulesCheck>()
            .AddSingleton<OutboxCheck>()
            .AddSingleton<HealthBoard>()
            .AddSingleton<IAgentPulse, AgentPulse>()
            .AddSingleton<HealthNotices>()
            .AddSingleton<HealthMonitor>()
            .AddHostedService(static services => services.GetRequiredService<HealthMonitor>());
    }
}
