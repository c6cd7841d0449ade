using System.Globalization;
using AutoGen.Automation.Watches;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;

namespace AutoGen.Agent.Configuration;

/// <summary>Lays the watches.json of every layer over one another: a watch of the same name replaces, null takes it out.</summary>
internal sealed class WatchesReading(Recipes recipes)
{
    private readonly Dictionary<string, (WatchSettings Watch, ConfiguredValue Source)> watches = [];

    public IReadOnlyList<WatchSettings> Watches => [.. watches.Values.Select(static entry => entry.Watch)];

    public IEnumerable<ConfiguredValue> Values => watches.Values.Select(static entry => entry.Source);

    public void Read(ConfigurationLayer layer, ConfigurationFile file)
    {
        foreach (var property in file.Read())
        {
            watches.Remove(property.Name);
            if (property.Value is LocatedJson.Map map)
                Add(property, new WatchReading(layer, file, property.Name, $"watches.{property.Name}", recipes).Read(map, property.Line), file);
            else if (property.Value.ToNode() is not null)
                file.Problems.Add(NotAnObject(file, property));
        }
    }

    /// <summary>What is watched where nothing is configured.</summary>
    public void AddDefault(string workspace)
    {
        if (watches.Count > 0)
            return;
        var watch = new WatchSettings { Name = "inbox", Path = Path.Combine(workspace, "inbox"), Output = Path.Combine(workspace, "outbox"), Images = workspace };
        watches.Add(watch.Name, (watch, Describe(watch, ConfiguredValue.BuiltIn)));
    }

    private void Add(LocatedJson.Property property, WatchSettings? watch, ConfigurationFile file)
    {
        if (watch is not null)
            watches.Add(watch.Name, (watch, Describe(watch, $"{file.Path}({property.Line})")));
    }

    private static ConfiguredValue Describe(WatchSettings watch, string source) =>
        new($"watches.{watch.Name}", string.Create(CultureInfo.InvariantCulture, $"{watch.Path} -> {watch.Output}"), source);

    private static Problem NotAnObject(ConfigurationFile file, LocatedJson.Property property) =>
        new("configuration-wrong-type", $"The watch \"{property.Name}\" must be an object.")
        {
            File = file.Path,
            Line = property.Line,
            Key = $"watches.{property.Name}",
            Allowed = "an object with path and output, or null to take out a watch of a lower layer",
        };
}
