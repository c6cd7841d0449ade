using System.Globalization;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Configuration;

/// <summary>Reads one schedule: its own keys here, those that it shares with a watch as a watch's.</summary>
internal sealed class ScheduleReading(ConfigurationLayer layer, ConfigurationFile file, string name, Recipes recipes)
{
    private const string Folder = "schedules";
    private readonly string owner = $"schedules.{name}";

    /// <summary>Null where it cannot be one; problems are added to the file.</summary>
    public WatchSettings? Read(IReadOnlyList<LocatedJson.Property> keys)
    {
        var schedule = new ScheduleSettings { Run = new RunSettings { Home = layer.Root } };
        foreach (var property in keys)
        {
            if (property.Name == ScheduleKeys.Run)
                schedule = schedule with { Run = ReadRun(schedule.Run, property) };
            else if (property.Name == ScheduleKeys.Window)
                schedule = schedule with { Window = ReadWindow(property) };
            else if (!ScheduleKeys.OfWatch.Contains(property.Name) && Value(property, owner, ScheduleKeys.Own, ScheduleKeys.All) is { } value)
                schedule = With(schedule, property.Name, value);
        }

        var watch = new WatchReading(layer, file, name, owner, recipes).Read(AsWatch(keys), 1);
        return watch is null ? null : watch with { Schedule = schedule, Lines = keys.DistinctBy(static key => key.Name).ToDictionary(static key => key.Name, static key => key.Line) };
    }

    /// <summary>Its drops lie below the layer, and its pictures beside those of the default watch if nothing else is said.</summary>
    private LocatedJson.Map AsWatch(IReadOnlyList<LocatedJson.Property> keys)
    {
        var shared = keys.Where(static key => ScheduleKeys.OfWatch.Contains(key.Name)).ToList();
        shared.Add(Text("path", Path.Combine(layer.Root, Folder, name)));
        if (shared.TrueForAll(static key => key.Name != "output"))
            shared.Add(Text("output", Path.Combine(layer.Root, "outbox", name)));
        return new LocatedJson.Map(1, shared);
    }

    private static LocatedJson.Property Text(string key, string value) => new(key, 1, new LocatedJson.Item(1, value));

    /// <summary>The value of a key, checked; null where it is wrong or unknown.</summary>
    private object? Value(LocatedJson.Property property, string of, IReadOnlyList<SettingDescription> described, IReadOnlyList<string> known)
    {
        if (described.FirstOrDefault(key => key.Name == property.Name) is { } key)
            return file.Value(key, property, of);
        file.Unknown(property, $"{of}.{property.Name}", known);
        return null;
    }

    private RunSettings ReadRun(RunSettings run, LocatedJson.Property property)
    {
        var key = $"{owner}.{property.Name}";
        foreach (var part in file.Keys(property, key, """{ "requests": [ { "prompt": "a lighthouse at night" } ] }"""))
        {
            if (part.Name == ScheduleKeys.Requests)
                run = run with { Requests = ReadRequests(part, $"{key}.{part.Name}") };
            else if (Value(part, key, ScheduleKeys.OfRun, [ScheduleKeys.Requests, .. ScheduleKeys.OfRun.Select(static known => known.Name)]) is { } value)
                run = With(run, part.Name, value);
        }

        return run;
    }

    /// <summary>What is wrong with them is said now, not in the night.</summary>
    private string? ReadRequests(LocatedJson.Property requests, string key)
    {
        var reader = new SettingsReader(file.Path);
        IReadOnlyList<LocatedJson> all = requests.Value is LocatedJson.List list ? list.Items : [requests.Value];
        foreach (var request in all)
            reader.Entry(request);
        file.Problems.AddRange(reader.Problems.Select(problem => problem with { Key = problem.Key is null ? key : $"{key}.{problem.Key}" }));
        return all.Count == 0 ? null : requests.Value.ToNode()?.ToJsonString(ProtocolJson.Indented);
    }

    private WindowSettings ReadWindow(LocatedJson.Property property)
    {
        var (window, key) = (new WindowSettings(), $"{owner}.{property.Name}");
        foreach (var part in file.Keys(property, key, """{ "until": "07:00" }"""))
        {
            if (Value(part, key, ScheduleKeys.OfWindow, [.. ScheduleKeys.OfWindow.Select(static known => known.Name)]) is string value)
                window = part.Name == "until" ? window with { Until = value } : window with { Rest = value };
        }

        return window;
    }

    private RunSettings With(RunSettings run, string key, object value) => key switch
    {
        "file" => run with { File = layer.Resolve((string)value), Home = null },
        "images" => run with { Images = layer.Resolve((string)value) },
        "count" => run with { Count = Convert.ToInt32(value, CultureInfo.InvariantCulture) },
        "seeds" => run with { Seeds = (string)value },
        "seed" => run with { Seed = Convert.ToInt64(value, CultureInfo.InvariantCulture) },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key without a property."),
    };

    private static ScheduleSettings With(ScheduleSettings schedule, string key, object value) => key switch
    {
        ScheduleKeys.Name => schedule,
        "cron" => schedule with { Cron = (string)value },
        "everyMinutes" => schedule with { EveryMinutes = Convert.ToDouble(value, CultureInfo.InvariantCulture) },
        "timeZone" => schedule with { TimeZone = (string)value },
        "missed" => schedule with { Missed = (string)value },
        "missedHours" => schedule with { MissedHours = Convert.ToDouble(value, CultureInfo.InvariantCulture) },
        "overlap" => schedule with { Overlap = (string)value },
        "successHours" => schedule with { SuccessHours = Convert.ToDouble(value, CultureInfo.InvariantCulture) },
        "respectQuietHours" => schedule with { RespectQuietHours = (bool)value },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key without a property."),
    };
}
