using Microsoft.Extensions.DependencyInjection;

namespace AutoGen.Agent.Telemetry;

/// <summary>Puts the export of metrics and traces into a host.</summary>
internal static class TelemetryServices
{
    /// <summary>Nothing where it is off. Before the automation: what comes later is stopped first, so its last words are still sent.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        if (settings.IsOn)
            services.AddSingleton(settings).AddHostedService<TelemetryExport>();
        return services;
    }
}
