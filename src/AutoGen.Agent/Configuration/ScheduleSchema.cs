using System.Text.Json.Nodes;
using AutoGen.Prompts.Reference;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Configuration;

/// <summary>The JSON schema of schedules, by which editors complete and check them.</summary>
internal static class ScheduleSchema
{
    private const string Settings = "prompt-file.schema.json#/$defs/settings";

    public static string Json()
    {
        var properties = Of(ScheduleKeys.Own);
        properties[ConfigurationKeys.Schema] = new JsonObject { ["type"] = "string" };
        properties[ScheduleKeys.Run] = Closed(Run());
        properties[ScheduleKeys.Window] = Closed(Of(ScheduleKeys.OfWindow));
        foreach (var key in ConfigurationKeys.Watch.Where(static key => ScheduleKeys.OfWatch.Contains(key.Name)))
            properties[key.Name] = SettingsSchema.Property(key);
        properties[ConfigurationKeys.Models] = Texts();
        properties[ConfigurationKeys.Models]!["description"] = "Models that it may use; the first is the default.";
        properties[ConfigurationKeys.Recipe] = new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Reference()), ["description"] = "Settings for everything that it makes; a name means config/recipes/NAME.json." };
        properties[ConfigurationKeys.Retention] = Closed(new JsonObject(ConfigurationKeys.OfRetention.Select(static key => KeyValuePair.Create(key, (JsonNode?)Closed(Of(ConfigurationKeys.Limits))))));
        properties[ConfigurationKeys.Notices] = Closed(new JsonObject(ConfigurationKeys.OfRoute.Select(static key => KeyValuePair.Create(key, (JsonNode?)Texts()))));
        properties[ConfigurationKeys.Hook] = Closed(Hook());
        var schema = Closed(properties);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "AutoGen schedule");
        schema["required"] = new JsonArray(ScheduleKeys.Run);
        return schema.ToJsonString(ProtocolJson.Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Run()
    {
        var run = Of(ScheduleKeys.OfRun);
        run[ScheduleKeys.Requests] = new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = new JsonObject { ["oneOf"] = new JsonArray(Reference(), new JsonObject { ["type"] = "string" }) },
        };
        return run;
    }

    private static JsonObject Hook()
    {
        var hook = Of([ConfigurationKeys.HookSeconds]);
        foreach (var key in ConfigurationKeys.OfHook.Except(hook.Select(static known => known.Key)).ToList())
            hook[key] = Texts();
        return hook;
    }

    private static JsonObject Texts() => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Of(IReadOnlyList<SettingDescription> keys) => new(keys.Select(static key => KeyValuePair.Create(key.Name, (JsonNode?)SettingsSchema.Property(key))));

    private static JsonObject Closed(JsonObject properties) => new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };

    private static JsonObject Reference() => new() { ["$ref"] = Settings };
}
