using AutoGen.Automation.Watches;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;

namespace AutoGen.Agent.Configuration;

/// <summary>Reads one watch of a watches.json.</summary>
internal sealed class WatchReading(ConfigurationLayer layer, ConfigurationFile file, string name, Recipes recipes)
{
    private readonly string owner = $"watches.{name}";

    /// <summary>Null where it lacks a folder; problems are added to the file.</summary>
    public WatchSettings? Read(LocatedJson.Map map, int line)
    {
        var watch = new WatchSettings { Name = name, Path = "", Output = "", Images = layer.Root, Origin = file.Path };
        foreach (var property in ConfigurationFile.KeysOf(map))
        {
            if (property.Name == ConfigurationKeys.Recipe)
                watch = watch with { Recipe = recipes.Read(file, property, $"{owner}.{property.Name}") };
            else if (property.Name == ConfigurationKeys.Retention)
                watch = watch with { Retention = RetentionReading.Read(file, property, $"{owner}.{property.Name}") };
            else if (ConfigurationKeys.Watch.FirstOrDefault(key => key.Name == property.Name) is not { } key)
                file.Unknown(property, $"{owner}.{property.Name}", ConfigurationKeys.OfWatch);
            else if (file.Value(key, property, owner) is { } value)
                watch = With(watch, key.Name, value);
        }

        foreach (var key in new[] { "path", "output" }.Where(key => !map.Properties.Any(property => property.Name == key)))
            file.Problems.Add(Missing(key, line));
        return watch.Path.Length > 0 && watch.Output.Length > 0 ? watch : null;
    }

    private WatchSettings With(WatchSettings watch, string key, object value) => key switch
    {
        "path" => watch with { Path = layer.Resolve((string)value) },
        "output" => watch with { Output = layer.Resolve((string)value) },
        "images" => watch with { Images = layer.Resolve((string)value) },
        "settleSeconds" => watch with { SettleSeconds = (double)value },
        "scanSeconds" => watch with { ScanSeconds = (double)value },
        "recurse" => watch with { Recurse = (bool)value },
        "pattern" => watch with { Pattern = (string)value },
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
