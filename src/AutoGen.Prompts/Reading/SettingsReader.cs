using System.Text.Json;
using AutoGen.Prompts.Naming;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Reading;

/// <summary>Reads objects of settings and collects every problem in them.</summary>
public sealed class SettingsReader(string? file)
{
    /// <summary>Editors find the schema of a file by this key.</summary>
    private const string SchemaKey = "$schema";

    private static readonly string Known = string.Join(", ", SettingTable.All.Where(setting => setting.Built).Select(setting => setting.Name));

    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>One entry with its problems, which are added to <see cref="Problems"/> too; settings that have one are left out.</summary>
    public PromptEntry Entry(LocatedJson json)
    {
        var before = problems.Count;
        var entry = json switch
        {
            LocatedJson.Map map => new PromptEntry(Settings(map), Origin(map)),
            LocatedJson.Item { Value: { } value } when value.GetValueKind() == JsonValueKind.String => Prompt(value.GetValue<string>(), json.Line),
            _ => NoEntry(json),
        };
        return entry with { Problems = [.. problems.Skip(before)] };
    }

    private PromptEntry Prompt(string? prompt, int line) => new(new RenderSettings { Prompt = prompt }, new SettingsOrigin(file, line));

    private PromptEntry NoEntry(LocatedJson json)
    {
        var written = SettingCheck.Short(json.ToNode()?.ToJsonString() ?? "null");
        problems.Add(new Problem(ProblemCodes.JsonShape, $"{written} is no prompt.")
        {
            File = file,
            Line = json.Line,
            Value = written,
            Allowed = "an object of settings, or a text",
            Remedy = "For example { \"prompt\": \"a red circle\", \"steps\": 20 }.",
        });
        return Prompt(null, json.Line);
    }

    private RenderSettings Settings(LocatedJson.Map map)
    {
        problems.AddRange(map.RepeatedKeys.Select(KeyTwice));
        var settings = new RenderSettings();
        foreach (var property in map.Properties.Where(property => property.Name != SchemaKey))
        {
            var node = property.Value.ToNode();
            if (SettingTable.Find(property.Name) is not { } setting)
                problems.Add(Unknown(property));
            // null = not said
            else if (node is null)
                continue;
            else if (SettingValue.Read(setting, node).TryGet(out var value, out var wrong))
                settings = SettingTable.With(settings, setting.Name, value);
            else
                problems.AddRange(wrong.Select(problem => problem with { File = file, Line = property.Line }));
        }

        return settings;
    }

    private SettingsOrigin Origin(LocatedJson.Map map) =>
        new(file, map.Line) { KeyLines = map.Properties.DistinctBy(property => property.Name).ToDictionary(property => property.Name, property => property.Line) };

    private Problem KeyTwice(LocatedJson.Property property) =>
        new(ProblemCodes.JsonKeyTwice, $"\"{property.Name}\" stands in the same object already.")
        {
            File = file,
            Line = property.Line,
            Key = property.Name,
            Remedy = "Keep one of them.",
        };

    private Problem Unknown(LocatedJson.Property property) =>
        new(ProblemCodes.SettingUnknown, $"There is no setting \"{SettingCheck.Short(property.Name)}\".")
        {
            File = file,
            Line = property.Line,
            Key = property.Name,
            Value = SettingCheck.Short(property.Value.ToNode()?.ToJsonString(ProtocolJson.Options) ?? "null"),
            Allowed = Known,
            Remedy = NearestNames.Question(property.Name, SettingTable.All.Select(setting => setting.Name)) ?? "Take it out.",
        };
}
