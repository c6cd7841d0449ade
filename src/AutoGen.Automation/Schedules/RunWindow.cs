using System.Globalization;

namespace AutoGen.Automation.Schedules;

/// <summary>When the window of a run closes.</summary>
internal static class RunWindow
{
    /// <summary>Null where it is no time of day.</summary>
    public static TimeOnly? Parse(string? text) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The first such time of day after a moment; where the clocks skip it, the end of the gap.</summary>
    public static DateTimeOffset? Closes(WindowSettings? window, DateTimeOffset after, TimeZoneInfo zone)
    {
        if (Parse(window?.Until) is not { } until)
            return null;
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime); ; day = day.AddDays(1))
        {
            if (ZonedTime.At(day.ToDateTime(until), zone) is var closes && closes > after)
                return closes;
        }
    }
}
