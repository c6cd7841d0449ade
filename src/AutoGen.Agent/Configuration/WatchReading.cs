using System.Globalization;
using AutoGen.Automation.Watches;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;

namespace AutoGen.Agent.Configuration;

/// <summary>Reads one watch of a watches.json.</summary>
internal sealed class WatchReading(ConfigurationLayer layer, ConfigurationFile file, string name, string owner, Recipes recipes)
{
    /// <summary>Null where it lacks a folder; problems are added to the file.</summary>
    public WatchSettings? Read(LocatedJson.Map map, int line)
    {
        var lines = ConfigurationFile.KeysOf(map).DistinctBy(static key => key.Name).ToDictionary(static key => key.Name, static key => key.Line);
        var watch = new WatchSettings { Name = name, Path = "", Output = "", Images = layer.Root, Origin = file.Path, Lines = lines };
        foreach (var property in ConfigurationFile.KeysOf(map))
        {
            if (property.Name == ConfigurationKeys.Recipe)
                watch = watch with { Recipe = recipes.Read(file, property, $"{owner}.{property.Name}") };
            else if (property.Name == ConfigurationKeys.Retention)
                watch = watch with { Retention = RetentionReading.Read(file, property, $"{owner}.{property.Name}") };
            else if (property.Name == ConfigurationKeys.Notices)
                watch = watch with { Notices = NoticesReading.Route(file, property, $"{owner}.{property.Name}") };
            else if (property.Name == ConfigurationKeys.Hook)
                watch = watch with { Hook = NoticesReading.Hook(file, property, $"{owner}.{property.Name}") };
            else if (ConfigurationKeys.WatchLists.Contains(property.Name))
                watch = With(watch, property.Name, file.Texts(property, owner));
            else if (ConfigurationKeys.Watch.FirstOrDefault(key => key.Name == property.Name) is not { } key)
                file.Unknown(property, $"{owner}.{property.Name}", ConfigurationKeys.OfWatch);
            else if (file.Value(key, property, owner) is { } value)
                watch = With(watch, key.Name, value);
        }

        foreach (var key in new[] { "path", "output" }.Where(key => !map.Properties.Any(property => property.Name == key)))
            file.Problems.Add(Missing(key, line));
        return watch.Path.Length > 0 && watch.Output.Length > 0 ? watch : null;
    }

    private static WatchSettings With(WatchSettings watch, string key, IReadOnlyList<string>? texts) =>
        key == ConfigurationKeys.Models ? watch with { Models = texts } : watch with { QuietHours = texts ?? [] };

    private WatchSettings With(WatchSettings watch, string key, object value) => key switch
    {
        "path" => watch with { Path = layer.Resolve((string)value) },
        "output" => watch with { Output = layer.Resolve((string)value) },
        "images" => watch with { Images = layer.Resolve((string)value) },
        "settleSeconds" => watch with { SettleSeconds = (double)value },
        "scanSeconds" => watch with { ScanSeconds = (double)value },
        "recurse" => watch with { Recurse = (bool)value },
        "pattern" => watch with { Pattern = (string)value },
        "priority" => watch with { Priority = Convert.ToInt32(value, CultureInfo.InvariantCulture) },
        "order" => watch with { Order = (string)value },
        "enabled" => watch with { Enabled = (bool)value },
        "onFinish" => watch with { OnFinish = (string)value },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key without a property."),
    };

    private Problem Missing(string key, int line) => new("configuration-key-missing", $"The watch \"{name}\" has no \"{key}\".")
    {
        File = file.Path,
        Line = line,
        Key = $"{owner}.{key}",
        Allowed = "a folder",
        Remedy = $"Add \"{key}\": relative to {layer.Root}, or absolute.",
    };
}
