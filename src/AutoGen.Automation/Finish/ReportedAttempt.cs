using System.Text.Json;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Finish;

/// <summary>One attempt at a render.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Started">UTC.</param>
/// <param name="Ended">UTC; null where the agent ended first.</param>
/// <param name="End">How it ended, such as <c>transient</c> or <c>worker-lost</c>; null where the agent ended first.</param>
internal sealed record ReportedAttempt(int Attempt, DateTimeOffset Started, DateTimeOffset? Ended, string? End)
{
    /// <summary>All attempts at a render, first to last.</summary>
    public static IReadOnlyList<ReportedAttempt> Of(DropFolder folder, int number)
    {
        var attempts = new List<ReportedAttempt>();
        while (Read<AttemptStart>(folder.AttemptStartFile(number, attempts.Count + 1)) is { } start)
        {
            var end = Read<AttemptEnd>(folder.AttemptEndFile(number, start.Attempt));
            attempts.Add(new ReportedAttempt(start.Attempt, start.Started, end?.Ended, end is null ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(end.End.ToString())));
        }

        return attempts;
    }

    /// <summary>When the first attempt of a drop was begun: renders are begun in the order of their numbers.</summary>
    public static DateTimeOffset? FirstOf(Drop drop) =>
        drop.Plan.Renders.Select(render => Read<AttemptStart>(drop.Folder.AttemptStartFile(render.Number, 1))?.Started).FirstOrDefault(started => started is not null);

    private static T? Read<T>(string path)
        where T : class =>
        File.Exists(path) && StateJson.Read<T>(path).TryGet(out var value, out _) ? value : null;
}
