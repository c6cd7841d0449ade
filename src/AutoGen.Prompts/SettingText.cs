using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts;

/// <summary>
/// Reads setting values from command-line texts. Numbers take a point in every culture; names may carry options as a
/// JSON object; lists are comma separated names or a JSON list, and may be repeated.
/// </summary>
public static class SettingText
{
    /// <summary>The value, ready for <see cref="SettingTable.With"/>, or the problem with it.</summary>
    public static Result<object> Parse(SettingDescription setting, string text) => Parse(setting, [text]);

    /// <summary>The value of an option that may be repeated: lists are joined, of anything else the last one counts.</summary>
    public static Result<object> Parse(SettingDescription setting, IReadOnlyList<string> texts)
    {
        try
        {
            return SettingValue.Read(setting, setting.Kind == SettingKind.NamedList ? List(texts) : Single(setting.Kind, texts[^1]));
        }
        catch (JsonException error)
        {
            return new Problem(ProblemCodes.JsonSyntax, $"{setting.Name} begins like JSON but is not: {JsonSyntax.Explain(error)}")
            {
                Key = setting.Name,
                Value = SettingCheck.Short(string.Join(' ', texts)),
                Allowed = setting.AllowedText,
                Remedy = JsonSyntax.Remedy(error),
            };
        }
    }

    private static JsonNode? Single(SettingKind kind, string text) => kind switch
    {
        SettingKind.Integer or SettingKind.Number => Number(text),
        SettingKind.Flag when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        SettingKind.Named or SettingKind.Structure when text.TrimStart().StartsWith('{') => JsonNode.Parse(text),
        _ => JsonValue.Create(text),
    };

    private static JsonValue Number(string text)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            return JsonValue.Create(whole);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }

    private static JsonArray List(IReadOnlyList<string> texts) =>
        [.. texts.SelectMany(Items)];

    private static IEnumerable<JsonNode?> Items(string text)
    {
        if (!text.TrimStart().StartsWith('[') && !text.TrimStart().StartsWith('{'))
            return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => (JsonNode?)JsonValue.Create(name));
        var json = JsonNode.Parse(text);
        return json is JsonArray array ? array.Select(item => item?.DeepClone()) : [json];
    }
}
