using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;

namespace AutoGen.Agent.Configuration;

/// <summary>Reads one schedule: its own keys here, those that it shares with a watch as a watch's.</summary>
internal sealed class ScheduleReading(ConfigurationLayer layer, ConfigurationFile file, string name, Recipes recipes)
{
    private const string Folder = "schedules";
    private readonly string owner = $"schedules.{name}";

    /// <summary>Null where it cannot be one; problems are added to the file.</summary>
    public WatchSettings? Read(IReadOnlyList<LocatedJson.Property> keys)
    {
        var schedule = new ScheduleSettings();
        foreach (var property in keys)
        {
            if (!ConfigurationKeys.OfSchedule.Contains(property.Name))
                file.Unknown(property, $"{owner}.{property.Name}", ConfigurationKeys.OfSchedule);
            else if (property.Name == ConfigurationKeys.Run)
                schedule = ReadRun(schedule, property);
            else if (ConfigurationKeys.Schedule.FirstOrDefault(key => key.Name == property.Name) is { } key && file.Value(key, property, owner) is { } value)
                schedule = With(schedule, key.Name, value);
        }

        var lines = keys.DistinctBy(static key => key.Name).ToDictionary(static key => key.Name, static key => key.Line);
        return new WatchReading(layer, file, name, owner, recipes).Read(AsWatch(keys), 1) is { } watch ? watch with { Schedule = schedule, Lines = lines } : null;
    }

    /// <summary>Its drops lie below the layer, and its pictures beside those of the default watch if nothing else is said.</summary>
    private LocatedJson.Map AsWatch(IReadOnlyList<LocatedJson.Property> keys)
    {
        var shared = keys.Where(static key => ConfigurationKeys.OfScheduleAsWatch.Contains(key.Name)).ToList();
        shared.Add(Text("path", Path.Combine(layer.Root, Folder, name)));
        if (shared.TrueForAll(static key => key.Name != "output"))
            shared.Add(Text("output", Path.Combine(layer.Root, "outbox", name)));
        return new LocatedJson.Map(1, shared);
    }

    private static LocatedJson.Property Text(string key, string value) => new(key, 1, new LocatedJson.Item(1, value));

    private ScheduleSettings ReadRun(ScheduleSettings schedule, LocatedJson.Property run)
    {
        foreach (var part in file.Keys(run, $"{owner}.{run.Name}", """{ "requests": [ { "prompt": "a lighthouse at night" } ] }"""))
        {
            if (!ConfigurationKeys.OfRun.Contains(part.Name))
                file.Unknown(part, $"{owner}.{run.Name}.{part.Name}", ConfigurationKeys.OfRun);
            else if (part.Name == "file")
                schedule = schedule with { File = layer.Resolve(part.Value.ToNode()?.ToString() ?? "") };
            else
                schedule = schedule with { Requests = part.Value.ToNode()?.ToJsonString(ProtocolJson.Indented) };
        }

        return schedule;
    }

    private static ScheduleSettings With(ScheduleSettings schedule, string key, object value) => key switch
    {
        "cron" => schedule with { Cron = (string)value },
        "everyMinutes" => schedule with { EveryMinutes = (double)value },
        "timeZone" => schedule with { TimeZone = (string)value },
        "missed" => schedule with { Missed = (string)value },
        "missedHours" => schedule with { MissedHours = (double)value },
        "overlap" => schedule with { Overlap = (string)value },
        "window" => schedule with { Window = (string)value },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key without a property."),
    };
}
