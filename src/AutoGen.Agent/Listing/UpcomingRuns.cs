using AutoGen.Agent.Configuration;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using AutoGen.Rendering;

namespace AutoGen.Agent.Listing;

/// <summary>A schedule and when it runs next.</summary>
/// <param name="Name">Its name.</param>
/// <param name="When">Cron expression or interval, as configured.</param>
/// <param name="TimeZone">Zone of the times.</param>
/// <param name="Enabled">Whether it runs.</param>
/// <param name="Output">Folder of its pictures.</param>
/// <param name="Next">The next times, in its zone; none while it is switched off.</param>
internal sealed record UpcomingRun(string Name, string When, string TimeZone, bool Enabled, string Output, IReadOnlyList<DateTimeOffset> Next)
{
    /// <summary>When its last run was due; null where there was none yet.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>When the window of the next run closes; null: it has all the time it needs.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>Renders that the run before left to the next one.</summary>
    public int CarriedOver { get; init; }

    /// <summary>How the next run is expected to go; null where that is not asked, or nothing is known.</summary>
    public RunForecast? Forecast { get; init; }
}

/// <summary>Looks up when schedules run, in the files.</summary>
internal sealed class UpcomingRuns(AgentSettings settings, Places places, TimeProvider time)
{
    /// <param name="count">Times of each.</param>
    /// <param name="plan">Whether to say how the next run of each is expected to go.</param>
    public IReadOnlyList<UpcomingRun> All(int count, bool plan)
    {
        var planner = plan ? new NightPlanner(settings.ForAutomation(), settings.ForRendering(), new ImageInspector(settings.PixelLimit), places.Data, time) : null;
        return [.. settings.Watches.Where(static watch => watch.Schedule is not null).Select(watch => Of(watch, count, planner)).OrderBy(static run => run.Next.Count > 0 ? run.Next[0] : DateTimeOffset.MaxValue)];
    }

    private UpcomingRun Of(WatchSettings watch, int count, NightPlanner? planner)
    {
        var schedule = watch.Schedule!;
        var times = new ScheduleTimes(schedule, time);
        var next = watch.Enabled ? times.Next(time.GetUtcNow(), count) : [];
        var history = ScheduleHistory.Of(watch);
        return new UpcomingRun(watch.Name, schedule.When, times.Zone.Id, watch.Enabled, watch.Output, next)
        {
            Last = history.Last,
            CarriedOver = history.CarriedOver,
            Closes = next.Count > 0 ? times.Closes(next[0]) : null,
            Forecast = next.Count > 0 ? planner?.Forecast(watch, next[0]) : null,
        };
    }
}
