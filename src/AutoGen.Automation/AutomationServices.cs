using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Running;
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

    /// <summary>
    /// Watches folders and works through their drops as long as the host runs. Needs an IRenderer, an ICatalogueSource and an IImageInspector;
    /// tells every registered <see cref="IDropObserver"/>. Uses the registered TimeProvider and SeedSource, if any.
    /// </summary>
    public static IServiceCollection AddAutomation(this IServiceCollection services, AutomationOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(SeedSource.Random);
        return services
            .AddSingleton(new LiveOptions(options))
            .AddSingleton<RenderTimes>()
            .AddSingleton<DurableFiles>()
            .AddSingleton<DropId>()
            .AddSingleton<Claim>()
            .AddSingleton<DropPlanner>()
            .AddSingleton<DropNews>()
            .AddSingleton<AttemptLog>()
            .AddSingleton<PictureCommit>()
            .AddSingleton<RenderStep>()
            .AddSingleton<DropFinish>()
            .AddSingleton<DropWork>()
            .AddSingleton<DropReader>()
            .AddSingleton<Backlog>()
            .AddSingleton<DropRunner>()
            .AddSingleton<IHousekeepingTask, Retention>()
            .AddHostedService<AutomationService>();
    }
}
