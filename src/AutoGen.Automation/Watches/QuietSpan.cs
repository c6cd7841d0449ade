using System.Globalization;

namespace AutoGen.Automation.Watches;

/// <summary>A span of the day, local time; it may go over midnight. The end does not belong to it.</summary>
internal readonly record struct QuietSpan(TimeOnly From, TimeOnly To)
{
    /// <summary>Reads <c>22:00-06:00</c>; null where it is something else.</summary>
    public static QuietSpan? Parse(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Time(from) is { } begin && Time(to) is { } end && begin != end
            ? new QuietSpan(begin, end)
            : null;

    public bool Holds(TimeOnly time) => time.IsBetween(From, To);

    /// <summary>The first end of the span at or after a local moment.</summary>
    public DateTime EndAfter(DateTime local)
    {
        var end = local.Date + To.ToTimeSpan();
        return end > local ? end : end.AddDays(1);
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
