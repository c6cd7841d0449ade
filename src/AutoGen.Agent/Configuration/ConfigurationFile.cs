using AutoGen.Prompts.Naming;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Configuration;

/// <summary>One configuration file while it is read: its keys, and problems that name their line.</summary>
internal sealed class ConfigurationFile(string path)
{
    public string Path { get; } = path;

    public List<Problem> Problems { get; } = [];

    /// <summary>Its keys; none where the file is missing (it need not be there) or wrong.</summary>
    public IReadOnlyList<LocatedJson.Property> Read()
    {
        if (!File.Exists(Path))
            return [];
        try
        {
            if (LocatedJsonParser.Parse(Patience.OfSystem.Take(() => File.ReadAllText(Path)), Path).TryGet(out var root, out var problems) && root is LocatedJson.Map map)
                return KeysOf(map);
            Problems.AddRange(problems);
            if (root is not null)
                Add("configuration-shape", root.Line, null, "An object belongs here.", "an object, for example { \"threads\": 2 }");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Problems.Add(new Problem("configuration-unreadable", $"The file cannot be read: {fault.Message}") { File = Path, Remedy = "Give this user the right to read it." });
        }

        return [];
    }

    public static IReadOnlyList<LocatedJson.Property> KeysOf(LocatedJson.Map map) =>
        [.. map.Properties.Where(static property => property.Name != ConfigurationKeys.Schema)];

    /// <summary>The value of a key, checked against its description; null where it is wrong.</summary>
    public object? Value(SettingDescription key, LocatedJson.Property property, string? owner = null)
    {
        if (SettingValue.Read(key, property.Value.ToNode()).TryGet(out var value, out var problems))
            return value;
        Problems.AddRange(problems.Select(problem => problem with { File = Path, Line = property.Line, Key = owner is null ? key.Name : $"{owner}.{key.Name}" }));
        return null;
    }

    /// <summary>A list of texts; null where it is something else.</summary>
    public IReadOnlyList<string>? Texts(LocatedJson.Property property, string? owner = null)
    {
        var items = (property.Value as LocatedJson.List)?.Items.Select(static item => item.ToNode()).ToList();
        if (items is not null && items.TrueForAll(static item => item?.GetValueKind() == System.Text.Json.JsonValueKind.String))
            return [.. items.Select(static item => item!.GetValue<string>())];
        var example = property.Name switch
        {
            ConfigurationKeys.QuietHours => "22:00-06:00",
            ConfigurationKeys.Events => "drop.failed",
            ConfigurationKeys.To => "phone",
            ConfigurationKeys.Run => "program",
            _ => "folder",
        };
        Add("configuration-wrong-type", property.Line, owner is null ? property.Name : $"{owner}.{property.Name}", $"\"{property.Name}\" must be a list of texts.", $"a list, for example [\"{example}\"]");
        return null;
    }

    /// <summary>The keys of an object; none where it is something else.</summary>
    public IReadOnlyList<LocatedJson.Property> Keys(LocatedJson.Property property, string key, string example)
    {
        if (property.Value is LocatedJson.Map map)
            return KeysOf(map);
        Add("configuration-wrong-type", property.Line, key, $"\"{property.Name}\" must be an object.", $"an object, for example {example}");
        return [];
    }

    /// <summary>Render settings in an object.</summary>
    public RenderSettings? Settings(LocatedJson.Property property, string key)
    {
        if (property.Value is not LocatedJson.Map map)
        {
            Add("configuration-wrong-type", property.Line, key, $"\"{property.Name}\" must be an object of render settings.", "an object, for example { \"steps\": 20 }");
            return null;
        }

        var reader = new SettingsReader(Path);
        var entry = reader.Entry(map);
        Problems.AddRange(reader.Problems.Select(problem => problem with { Key = $"{key}.{problem.Key}" }));
        return entry.Settings;
    }

    public void Unknown(LocatedJson.Property property, string key, IReadOnlyList<string> known) => Problems.Add(
        new Problem("configuration-key-unknown", $"There is no key \"{property.Name}\" here.")
        {
            File = Path,
            Line = property.Line,
            Key = key,
            Allowed = string.Join(", ", known),
            Remedy = NearestNames.Question(property.Name, known) ?? "Take it out.",
        });

    private void Add(string code, int line, string? key, string message, string allowed) =>
        Problems.Add(new Problem(code, message) { File = Path, Line = line, Key = key, Allowed = allowed });
}
