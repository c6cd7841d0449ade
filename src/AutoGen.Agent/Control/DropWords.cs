using System.Globalization;
using AutoGen.Automation.Control;

namespace AutoGen.Agent.Control;

/// <summary>Numbers and times of drops in words.</summary>
internal static class DropWords
{
    /// <summary><c>3 of 40 pictures made, 1 failed</c>.</summary>
    public static string Pictures(DropSummary drop) => drop.State == DropState.Planning
        ? "not planned yet"
        : Pictures(drop.Completed, drop.Renders, drop.Failed);

    public static string Pictures(int made, int all, int failed) =>
        string.Create(CultureInfo.InvariantCulture, $"{made:N0} of {all:N0} {(all == 1 ? "picture" : "pictures")} made{(failed == 0 ? "" : $", {failed:N0} failed")}");

    public static string Word(DropState state) => state.ToString().ToLowerInvariant();

    /// <summary><c>3 d 4 h</c>, <c>2 h 5 min</c>, <c>40 s</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} d {time.Hours} h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)time.TotalSeconds)} s"),
    };

    public static string Moment(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"and {count:N0} more");
}
