using System.Text.Json;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Agent.Configuration;

/// <summary>What a new configuration changes about the watches.</summary>
internal static class WatchChanges
{
    /// <summary>The very watch that is in force, where a new one says the same: one that did not change must not start anew.</summary>
    public static WatchSettings? Same(IReadOnlyList<WatchSettings> inForce, WatchSettings watch) =>
        inForce.FirstOrDefault(other => other.Name == watch.Name && Text(other) == Text(watch));

    /// <summary>For people.</summary>
    public static string Describe(IReadOnlyList<WatchSettings> before, IReadOnlyList<WatchSettings> after)
    {
        var (old, now) = (before.ToDictionary(watch => watch.Name), after.ToDictionary(watch => watch.Name));
        var said = now.Keys.Except(old.Keys).Select(name => $"{Kind(now[name])} {name} added")
            .Concat(old.Keys.Except(now.Keys).Select(name => $"{Kind(old[name])} {name} taken out; its drops under way are finished"))
            .Concat(now.Keys.Intersect(old.Keys).Where(name => !ReferenceEquals(now[name], old[name])).Select(name => $"{Kind(now[name])} {name} changed"))
            .ToList();
        return said.Count == 0 ? "no watch changed" : string.Join(", ", said);
    }

    private static string Kind(WatchSettings watch) => watch.Schedule is null ? "watch" : "schedule";

    private static string Text(WatchSettings watch) =>
        JsonSerializer.Serialize(watch with { Origin = null, Lines = new Dictionary<string, int>() }, ProtocolJson.Options);
}
