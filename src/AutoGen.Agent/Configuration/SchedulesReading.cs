using AutoGen.Automation.Notices;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;

namespace AutoGen.Agent.Configuration;

/// <summary>
/// Reads <c>config/schedules/*.json</c> of every layer, one schedule a file: one of the same name replaces that of a lower layer. A file with
/// something wrong in it is refused by itself.
/// </summary>
internal sealed class SchedulesReading(Recipes recipes, ScheduleSwitches switches)
{
    private readonly Dictionary<string, (WatchSettings Watch, ConfigurationLayer Layer)> schedules = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Problem> refused = [];

    public IEnumerable<ConfiguredValue> Values =>
        schedules.Values.Select(static entry => new ConfiguredValue($"schedules.{entry.Watch.Name}", $"{entry.Watch.Schedule!.When} -> {entry.Watch.Output}", entry.Watch.Origin!));

    /// <summary>The files of a layer, by name. A folder that cannot be listed has none.</summary>
    public static IReadOnlyList<string> FilesOf(ConfigurationLayer layer)
    {
        try
        {
            return Directory.Exists(layer.SchedulesFolder) ? [.. Directory.GetFiles(layer.SchedulesFolder, "*.json").Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public void Read(ConfigurationLayer layer)
    {
        foreach (var path in FilesOf(layer))
        {
            var file = new ConfigurationFile(path);
            var keys = file.Read();
            var watch = file.Problems.Count == 0 ? new ScheduleReading(layer, file, NameOf(file, keys), recipes).Read(keys) : null;
            if (watch is not null && schedules.TryGetValue(watch.Name, out var other) && other.Layer == layer)
                file.Problems.Add(Twice(watch, other.Watch));
            refused.AddRange(file.Problems);
            if (watch is not null && file.Problems.Count == 0)
                schedules[watch.Name] = (switches.Apply(watch), layer);
        }
    }

    /// <summary>Those that may run beside these watches and speak to these channels, and what is wrong with the others.</summary>
    public (IReadOnlyList<WatchSettings> Schedules, IReadOnlyList<Problem> Refused) Finish(IReadOnlyList<WatchSettings> watches, IReadOnlyList<NoticeChannel> channels)
    {
        var good = new List<WatchSettings>();
        var validation = new ScheduleValidation(watches);
        foreach (var (watch, _) in schedules.Values)
        {
            IReadOnlyList<Problem> problems = [.. validation.Check(watch), .. NoticeCheck.Check(channels, watch)];
            refused.AddRange(problems);
            if (problems.Count == 0)
                good.Add(watch);
        }

        return (good, refused);
    }

    private static string NameOf(ConfigurationFile file, IReadOnlyList<LocatedJson.Property> keys) =>
        keys.LastOrDefault(static key => key.Name == ScheduleKeys.Name)?.Value.ToNode()?.ToString() ?? Path.GetFileNameWithoutExtension(file.Path);

    private static Problem Twice(WatchSettings watch, WatchSettings other) => new("schedule-name-twice", $"Two schedules are named \"{watch.Name}\".")
    {
        File = watch.Origin,
        Line = watch.Lines.TryGetValue(ScheduleKeys.Name, out var line) ? line : null,
        Key = $"schedules.{watch.Name}.{ScheduleKeys.Name}",
        Value = watch.Name,
        Remedy = $"The other one is in {other.Origin}. Rename one.",
    };
}
