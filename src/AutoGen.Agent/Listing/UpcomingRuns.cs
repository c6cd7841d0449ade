using System.Globalization;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoGen.Agent.Listing;

/// <summary>A schedule and when it runs next.</summary>
/// <param name="Name">Its name.</param>
/// <param name="When">Cron expression or interval, as configured.</param>
/// <param name="TimeZone">Zone of the times.</param>
/// <param name="Enabled">Whether it runs.</param>
/// <param name="Output">Folder of its pictures.</param>
/// <param name="Next">The next times, in its zone; none while it is switched off.</param>
internal sealed record UpcomingRuns(string Name, string When, string TimeZone, bool Enabled, string Output, IReadOnlyList<DateTimeOffset> Next)
{
    public static UpcomingRuns Of(WatchSettings watch, int count, TimeProvider time)
    {
        var schedule = watch.Schedule!;
        var times = new ScheduleTimes(schedule, time);
        var when = schedule.Cron ?? string.Create(CultureInfo.InvariantCulture, $"every {schedule.EveryMinutes} minutes");
        return new UpcomingRuns(watch.Name, when, times.Zone.Id, watch.Enabled, watch.Output, watch.Enabled ? times.Next(time.GetUtcNow(), count) : []);
    }
}

/// <summary>Schedules as a table.</summary>
internal static class ScheduleTable
{
    public static IRenderable Of(IReadOnlyList<UpcomingRuns> schedules, Places places)
    {
        if (schedules.Count == 0)
            return new Text($"There is no schedule. Write one as {Path.Combine(places.Workspace ?? places.Data, "config", "schedules", "nightly.json")}; see docs/schedules.md.\n");
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Schedule", "When", "Next", "Output");
        foreach (var schedule in schedules)
        {
            var next = schedule.Enabled ? string.Join('\n', schedule.Next.Select(Shown)) + $" {schedule.TimeZone}" : "switched off";
            table.AddRow(new Text(schedule.Name), new Text(schedule.When), new Text(next), new Text(schedule.Output));
        }

        return table;
    }

    private static string Shown(DateTimeOffset time) => time.ToString("ddd yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
