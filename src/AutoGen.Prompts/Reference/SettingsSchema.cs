using System.Text.Json.Nodes;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Reference;

/// <summary>The JSON schema of prompt files and recipes, by which editors complete and check them.</summary>
public static class SettingsSchema
{
    private const string SettingsReference = "#/$defs/settings";
    private const string NamedReference = "#/$defs/named";

    /// <summary>The whole schema, as a file.</summary>
    public static string Json()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "AutoGen prompt file",
            ["description"] = "One object of settings, or a list of objects and prompts.",
            ["oneOf"] = new JsonArray(Reference(SettingsReference), new JsonObject
            {
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = new JsonObject { ["oneOf"] = new JsonArray(Reference(SettingsReference), new JsonObject { ["type"] = "string" }) },
            }),
            ["$defs"] = new JsonObject { ["settings"] = Settings(), ["named"] = Named() },
        };
        return schema.ToJsonString(ProtocolJson.Indented).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>What is not built is left out, so that an editor marks it as the agent would refuse it.</summary>
    private static JsonObject Settings()
    {
        var properties = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var setting in SettingTable.All.Where(setting => setting.Built))
            properties[setting.Name] = Property(setting);
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    /// <summary>What the schema says of one key.</summary>
    public static JsonObject Property(SettingDescription setting)
    {
        var property = setting.Kind switch
        {
            SettingKind.Named => Reference(NamedReference),
            SettingKind.NamedList => new JsonObject { ["oneOf"] = new JsonArray(Reference(NamedReference), new JsonObject { ["type"] = "array", ["items"] = Reference(NamedReference) }) },
            _ => new JsonObject { ["type"] = TypeName(setting.Kind) },
        };
        property["description"] = setting.Default is null ? setting.Description : $"{setting.Description} Default: {setting.Default}.";
        if (setting.Minimum is { } minimum)
            property["minimum"] = minimum;
        if (setting.Maximum is { } maximum)
            property["maximum"] = maximum;
        if (setting.MultipleOf is { } factor)
            property["multipleOf"] = factor;
        if (setting.Allowed is { } allowed)
            property["enum"] = new JsonArray([.. allowed.Select(text => (JsonNode)text)]);
        return property;
    }

    private static string TypeName(SettingKind kind) => kind switch
    {
        SettingKind.Text => "string",
        SettingKind.Integer => "integer",
        SettingKind.Number => "number",
        SettingKind.Flag => "boolean",
        _ => "object",
    };

    private static JsonObject Named() => new()
    {
        ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["name"] = new JsonObject { ["type"] = "string" } },
            ["required"] = new JsonArray("name"),
        }),
    };

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };
}
