using System.Globalization;
using AutoGen.Automation.Watches;
using AutoGen.Prompts.Reading;

namespace AutoGen.Agent.Configuration;

/// <summary>Reads <c>config/schedules/*.json</c> of every layer, one schedule a file: one of the same name replaces that of a lower layer.</summary>
internal sealed class SchedulesReading(Recipes recipes)
{
    private readonly Dictionary<string, (WatchSettings Watch, ConfiguredValue Source)> schedules = [];

    public IEnumerable<WatchSettings> Schedules => schedules.Values.Select(static entry => entry.Watch);

    public IEnumerable<ConfiguredValue> Values => schedules.Values.Select(static entry => entry.Source);

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

    public void Read(ConfigurationLayer layer, ConfigurationFile file)
    {
        var keys = file.Read();
        if (file.Problems.Count > 0 || new ScheduleReading(layer, file, NameOf(file, keys), recipes).Read(keys) is not { } watch)
            return;
        var times = watch.Schedule!.Cron ?? string.Create(CultureInfo.InvariantCulture, $"every {watch.Schedule.EveryMinutes} minutes");
        schedules[watch.Name] = (watch, new ConfiguredValue($"schedules.{watch.Name}", $"{times} -> {watch.Output}", file.Path));
    }

    private static string NameOf(ConfigurationFile file, IReadOnlyList<LocatedJson.Property> keys) =>
        keys.LastOrDefault(static key => key.Name == "name")?.Value.ToNode()?.ToString() ?? Path.GetFileNameWithoutExtension(file.Path);
}
