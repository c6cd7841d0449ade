using AutoGen.Automation;
using AutoGen.Automation.Control;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Configuration;

/// <summary>
/// Reads the configuration again when one of its files changes, and puts it into force if all of it is right; else the
/// last good one stays and the problems are said. Looks at names, times and sizes, as events get lost on shares.
/// </summary>
internal sealed partial class ConfigurationReload(Places places, AgentSettings started, LiveOptions options, TimeProvider time, ILogger<ConfigurationReload> logger)
    : BackgroundService, IProblemSource
{
    /// <summary>Between two looks. Files must be the same in two of them before they are read: an editor may be writing.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private volatile IReadOnlyList<Problem> problems = started.RefusedSchedules;
    private AgentSettings inForce = started;
    private string known = started.Stamp;
    private string seen = started.Stamp;

    /// <summary>What is wrong with the files as they are now; empty where they are in force.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Raised with the settings that came into force, for the parts that <see cref="LiveOptions"/> does not reach.</summary>
    public event Action<AgentSettings>? Reloaded;

    /// <summary>One look.</summary>
    internal void Look()
    {
        var now = ConfigurationStamp.Of(places);
        var held = now == seen;
        seen = now;
        if (now == known || !held)
            return;
        var read = AgentConfiguration.Load(places);
        known = read.Settings.Stamp;
        Apply(read);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look();
            }
            catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException)) // a bug must not end the agent
            {
                Log.Broke(logger, fault);
            }
        }
    }

    private void Apply(AgentConfiguration read)
    {
        problems = read.Problems.Count > 0 ? read.Problems : read.Settings.Watches.Count == 0 ? [NothingToWatch()] : [];
        foreach (var problem in problems)
            Log.Refused(logger, problem);
        if (problems.Count > 0)
            return;
        problems = read.Settings.RefusedSchedules;
        foreach (var problem in problems)
            Log.ScheduleRefused(logger, problem);
        foreach (var key in AtNextStart(inForce, read.Settings))
            Log.AtNextStart(logger, key);
        var next = AsFarAsItCan(read.Settings);
        Log.InForce(logger, WatchChanges.Describe(inForce.Watches, next.Watches));
        inForce = next;
        options.Replace(next.ForAutomation());
        Reloaded?.Invoke(next);
    }

    /// <summary>What cannot change while the agent runs stays what it is; so does a watch that is still the same.</summary>
    private AgentSettings AsFarAsItCan(AgentSettings read) => read with
    {
        LogLevel = inForce.LogLevel,
        LogFileMegabytes = inForce.LogFileMegabytes,
        LogFiles = inForce.LogFiles,
        PixelLimit = inForce.PixelLimit,
        Telemetry = inForce.Telemetry,
        Workers = read.Workers with { Slots = inForce.Workers.Slots },
        Watches = [.. read.Watches.Select(watch => WatchChanges.Same(inForce.Watches, watch) ?? watch), .. Kept(read)],
    };

    /// <summary>The last good form of schedules whose file is wrong now.</summary>
    private IEnumerable<WatchSettings> Kept(AgentSettings read) => inForce.Watches.Where(watch =>
        watch.Schedule is not null && read.RefusedSchedules.Any(problem => problem.File == watch.Origin) && read.Watches.All(other => other.Name != watch.Name));

    private static IEnumerable<string> AtNextStart(AgentSettings before, AgentSettings after)
    {
        if (before.LogLevel != after.LogLevel)
            yield return "logLevel";
        if (before.LogFileMegabytes != after.LogFileMegabytes)
            yield return "logFileMegabytes";
        if (before.LogFiles != after.LogFiles)
            yield return "logFiles";
        if (before.PixelLimit != after.PixelLimit)
            yield return "pixelLimit";
        if (before.Telemetry != after.Telemetry)
            yield return "telemetry";
        if (before.Workers.Slots != after.Workers.Slots)
            yield return "slots";
    }

    private Problem NothingToWatch() => new("nothing-to-watch", "There is no watched folder any more.")
    {
        Remedy = $"Configure a watch in {Path.Combine(places.Data, "config", "watches.json")}; enabled: false stops one.",
    };

    private static partial class Log
    {
        [LoggerMessage(1701, LogLevel.Information, "The configuration was changed and is in force: {Changes}")]
        public static partial void InForce(ILogger logger, string changes);

        [LoggerMessage(1702, LogLevel.Error, "The configuration was changed and is refused; the last good one stays: {Problem}")]
        public static partial void Refused(ILogger logger, Problem problem);

        [LoggerMessage(1705, LogLevel.Error, "A schedule is refused; where there was a good one before, it stays: {Problem}")]
        public static partial void ScheduleRefused(ILogger logger, Problem problem);

        [LoggerMessage(1703, LogLevel.Warning, "The configuration was changed: {Key} counts at the next start")]
        public static partial void AtNextStart(ILogger logger, string key);

        [LoggerMessage(1704, LogLevel.Critical, "Reading the configuration again broke; the last good one stays")]
        public static partial void Broke(ILogger logger, Exception fault);
    }
}
