using AutoGen.Automation.Control;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Workers;

/// <summary>Puts supervised workers into a host.</summary>
public static class WorkerServices
{
    /// <summary>The pool as renderer, source of the catalogue and monitor; it lives as long as the host runs.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services, WorkerProgram program, WorkerOptions options, string dataFolder) => services
        .AddSingleton(provider => new WorkerPool(program, options, dataFolder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()))
        .AddSingleton<IRenderer>(static provider => provider.GetRequiredService<WorkerPool>())
        .AddSingleton<ICatalogueSource>(static provider => provider.GetRequiredService<WorkerPool>())
        .AddSingleton<IWorkerMonitor>(static provider => provider.GetRequiredService<WorkerPool>())
        .AddHostedService(static provider => provider.GetRequiredService<WorkerPool>());
}
