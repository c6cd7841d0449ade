using System.Runtime.Versioning;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Control;
using AutoGen.Agent.Logs;
using AutoGen.Agent.Services;
using AutoGen.Agent.Telemetry;
using AutoGen.Automation;
using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Workers;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Logging.EventLog;

namespace AutoGen.Agent.Running;

/// <summary>The agent in the Generic Host: of a console, of the Windows service manager, of systemd.</summary>
internal static partial class AgentHost
{
    /// <param name="places">Its folders.</param>
    /// <param name="settings">The configuration as it was read.</param>
    /// <param name="terminal">Where it says what it does.</param>
    /// <param name="session">The Windows service manager that has started it; null: somebody else.</param>
    public static IHost Build(Places places, AgentSettings settings, Terminal terminal, ServiceSession? session = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true, // configuration is ours, with files and lines
            ContentRootPath = places.Installation,
        });
        Configure(builder.Logging, settings.LogLevel);
        builder.Logging.AddLogFiles(places, settings, terminal);
        var systemd = SystemdSocket.OfThisProcess();
        builder.Services.Configure<ConsoleLifetimeOptions>(static options => options.SuppressStatusMessages = true);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(terminal)
            .AddSingleton(new AgentOrigin(session is not null || systemd is not null))
            .AddWorkers(WorkerStarting.Program, settings.ForWorkers(), places.Data)
            .AddSingleton<IImageInspector>(new ImageInspector(settings.PixelLimit))
            .AddSingleton<IContactSheetMaker, ContactSheetMaker>()
            .AddSingleton<IDropObserver, DropLines>()
            .AddSingleton(services => Reload(services, places, settings))
            .AddSingleton<IProblemSource>(static services => services.GetRequiredService<ConfigurationReload>())
            .AddHostedService(static services => services.GetRequiredService<ConfigurationReload>())
            .AddTelemetry(settings.Telemetry)
            .AddAutomation(settings.ForAutomation(), places.Data)
            .AddControlSocket(places);
        if (systemd is not null)
            builder.Services.AddSingleton(systemd).AddHostedService<SystemdNotifier>();
        return session is not null && OperatingSystem.IsWindows() ? InService(builder, session) : builder.Build();
    }

    /// <summary>When it returns, the agent can be asked to stop.</summary>
    public static async Task StartAsync(IHost host, CancellationToken cancellationToken)
    {
        Log.Starts(Logger(host), CommandLine.Version, Environment.ProcessId);
        await host.StartAsync(cancellationToken);
    }

    /// <summary>Until somebody asks it to stop. False where a part of it broke.</summary>
    public static async Task<bool> EndAsync(IHost host, CancellationToken cancellationToken)
    {
        await host.WaitForShutdownAsync(cancellationToken);
        Log.Ends(Logger(host));
        return !host.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(static service => service.ExecuteTask is { IsFaulted: true });
    }

    private static ILogger Logger(IHost host) => host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(AgentHost));

    [SupportedOSPlatform("windows")]
    private static IHost InService(HostApplicationBuilder builder, ServiceSession session)
    {
        builder.Logging.AddEventLog(static events => events.SourceName = AgentServices.Name);
        builder.Logging.AddFilter<EventLogLoggerProvider>(null, LogLevel.Warning).AddFilter<EventLogLoggerProvider>(nameof(AgentHost), LogLevel.Information);
        builder.Services.AddSingleton<IHostLifetime>(session);
        var host = builder.Build();
        session.Attach(host.Services.GetRequiredService<IHostApplicationLifetime>());
        return host;
    }

    private static ConfigurationReload Reload(IServiceProvider services, Places places, AgentSettings settings)
    {
        var reload = new ConfigurationReload(places, settings, services.GetRequiredService<LiveOptions>(), TimeProvider.System, services.GetRequiredService<ILogger<ConfigurationReload>>());
        var workers = services.GetRequiredService<WorkerPool>();
        reload.Reloaded += next => workers.Use(next.ForWorkers());
        return reload;
    }

    private static void Configure(ILoggingBuilder logging, LogLevel level)
    {
        logging.SetMinimumLevel(level).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None); // it speaks at every look, HealthMonitor when something changes
        logging.AddFilter<ConsoleLoggerProvider>(AutomationServices.DropLogCategory, LogLevel.None); // DropLines says the same on the standard output
        foreach (var aside in AutomationServices.AsideLogCategories)
            logging.AddFilter<ConsoleLoggerProvider>(aside, LogLevel.Warning); // what goes well there is no line of the console
        logging.AddFilter<ConsoleLoggerProvider>(nameof(AgentHost), LogLevel.Warning); // who starts it in a console sees that it runs
        logging.AddConsoleFormatter<PlainLogFormatter, ConsoleFormatterOptions>();
        logging.AddConsole(static options =>
        {
            options.FormatterName = PlainLogFormatter.FormatterName;
            options.LogToStandardErrorThreshold = LogLevel.Trace;
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1901, LogLevel.Information, "AutoGen {Version} starts, process {Process}")]
        public static partial void Starts(ILogger logger, string version, int process);

        [LoggerMessage(1902, LogLevel.Information, "AutoGen has ended as it was asked to")]
        public static partial void Ends(ILogger logger);
    }
}
