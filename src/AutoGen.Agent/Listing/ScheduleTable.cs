using System.Globalization;
using AutoGen.Agent.Control;
using AutoGen.Automation.Drops;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoGen.Agent.Listing;

/// <summary>Schedules as a table.</summary>
internal static class ScheduleTable
{
    public static IRenderable Of(IReadOnlyList<UpcomingRun> schedules, Places places)
    {
        if (schedules.Count == 0)
            return new Text($"There is no schedule. Write one as {Path.Combine(places.Workspace ?? places.Data, "config", "schedules", "nightly.json")}, see docs/schedules.md.\n");
        var table = Facts.Table("Schedule", "When", "Next", "Last", "What");
        foreach (var schedule in schedules)
        {
            table.AddRow(
                Facts.Shown(schedule.Name),
                Lines([schedule.When, schedule.TimeZone]),
                schedule.Enabled ? Lines(schedule.Next.Select(Shown)) : Facts.Shown("disabled", Color.Yellow),
                Facts.Shown(schedule.Last is { } last ? Shown(last) : "never"),
                Lines(What(schedule)));
        }

        return table;
    }

    /// <summary><c>Sun 2026-11-22 02:00 +01:00</c>.</summary>
    public static string Shown(DateTimeOffset time) => time.ToString("ddd yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    private static Rows Lines(IEnumerable<string> lines) => new(lines.Select(static line => Facts.Shown(line)));

    private static IEnumerable<string> What(UpcomingRun schedule) => new[]
    {
        schedule.CarriedOver > 0 ? string.Create(CultureInfo.InvariantCulture, $"{schedule.CarriedOver} carried over") : null,
        schedule.Forecast is { } forecast ? Expected(forecast, schedule.Closes) : null,
    }.OfType<string>();

    /// <summary>What the night holds.</summary>
    private static string Expected(RunForecast forecast, DateTimeOffset? closes)
    {
        var takes = DropWords.Duration(TimeSpan.FromSeconds(forecast.Seconds));
        return closes is null
            ? string.Create(CultureInfo.InvariantCulture, $"{forecast.Renders} pictures, {takes}")
            : string.Create(CultureInfo.InvariantCulture, $"{forecast.Fit} of {forecast.Renders} pictures fit until {closes:HH:mm}; all take {takes}");
    }
}
