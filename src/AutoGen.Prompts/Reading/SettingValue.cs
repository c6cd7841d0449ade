using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Reading;

/// <summary>Turns JSON into the value of a setting or plugin option: string, long, double, bool, NamedOptions, a list of them, JsonNode.</summary>
public static class SettingValue
{
    /// <summary>The value, read and checked, or the problem with it.</summary>
    public static Result<object> Read(SettingDescription setting, JsonNode? node)
    {
        if (!setting.Built)
            return SettingCheck.NotBuilt(setting);
        object? value = setting.Kind switch
        {
            SettingKind.Text => Text(setting, node),
            SettingKind.Integer => Whole(node),
            SettingKind.Number => Number(node),
            SettingKind.Flag => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? node.GetValue<bool>() : null,
            SettingKind.Named => NamedOptions.FromJson(node),
            SettingKind.NamedList => NamedList(node),
            _ => node,
        };
        if (value is null)
            return WrongType(setting, node);
        return SettingCheck.Check(setting, value) is { } problem ? problem : Result<object>.Ok(value, []);
    }

    private static string? Text(SettingDescription setting, JsonNode? node)
    {
        if (setting.NumberToo && Whole(node) is { } number)
            return string.Create(CultureInfo.InvariantCulture, $"{number}");
        if (node?.GetValueKind() != JsonValueKind.String)
            return null;
        var text = node.GetValue<string>();
        return setting.Allowed?.FirstOrDefault(allowed => allowed.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;
    }

    private static object? Whole(JsonNode? node)
    {
        if (node?.GetValueKind() != JsonValueKind.Number)
            return null;
        return decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
    }

    private static object? Number(JsonNode? node)
    {
        if (node?.GetValueKind() != JsonValueKind.Number)
            return null;
        return double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
    }

    private static IReadOnlyList<NamedOptions>? NamedList(JsonNode? node)
    {
        IEnumerable<JsonNode?> items = node is JsonArray array ? array : [node];
        var named = items.Select(NamedOptions.FromJson).ToList();
        return named.Contains(null) ? null : [.. named.OfType<NamedOptions>()];
    }

    private static Problem WrongType(SettingDescription setting, JsonNode? node)
    {
        var needed = setting.Kind switch
        {
            SettingKind.Text => "a text",
            SettingKind.Integer => "a whole number",
            SettingKind.Number => "a number",
            SettingKind.Flag => "true or false",
            SettingKind.Named => "a name, or an object with \"name\"",
            _ => "a list of names, or of objects with \"name\"",
        };
        var written = node?.ToJsonString(ProtocolJson.Options) ?? "null";
        var quotedNumber = setting.Kind is SettingKind.Integer or SettingKind.Number && node?.GetValueKind() == JsonValueKind.String
            && double.TryParse(node.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return new Problem(ProblemCodes.SettingWrongType, $"{setting.Name} is {SettingCheck.Short(written)}, but must be {needed}.")
        {
            Key = setting.Name,
            Value = SettingCheck.Short(written),
            Allowed = setting.AllowedText,
            Remedy = quotedNumber ? "Write the number without quotes." : $"Write {needed}.",
        };
    }
}
