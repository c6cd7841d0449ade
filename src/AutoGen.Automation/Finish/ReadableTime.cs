using System.Globalization;

namespace AutoGen.Automation.Finish;

/// <summary>Times and durations as people read them.</summary>
internal static class ReadableTime
{
    /// <summary><c>1.3 s</c>, <c>42 s</c>, <c>4 min 12 s</c>, <c>3 h 5 min</c>, <c>2 d 3 h</c>.</summary>
    public static string Duration(double seconds)
    {
        if (seconds < 9.95)
            return string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");
        var whole = (long)Math.Round(seconds);
        return whole switch
        {
            < 60 => Parts(whole, "s", 0, ""),
            < 3600 => Parts(whole / 60, "min", whole % 60, "s"),
            < 86400 => Parts(whole / 3600, "h", whole % 3600 / 60, "min"),
            _ => Parts(whole / 86400, "d", whole % 86400 / 3600, "h"),
        };
    }

    /// <summary>A moment where the reader lives: <c>Fri 2025-01-31 14:22:35 +01:00</c>.</summary>
    public static string Moment(DateTimeOffset moment, TimeZoneInfo zone) => Moment(TimeZoneInfo.ConvertTime(moment, zone));

    /// <summary>A moment where it has its offset from.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString("ddd yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>The same for those who look it over: <c>Fri 2025-01-31, 14:22</c>.</summary>
    public static string Minute(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("ddd yyyy-MM-dd, HH:mm", CultureInfo.InvariantCulture);

    private static string Parts(long large, string unit, long small, string smallUnit) =>
        string.Create(CultureInfo.InvariantCulture, $"{large} {unit}{(small == 0 ? "" : $" {small} {smallUnit}")}");
}
