using System.Globalization;
using System.Text.Json.Serialization;

namespace AutoGen.Protocol.Settings;

/// <summary>One setting or plugin option, as data: for validation, help, schema and docs alike.</summary>
public sealed record SettingDescription(string Name, SettingKind Kind, string Description)
{
    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public int? MultipleOf { get; init; }

    public string? Unit { get; init; }

    /// <summary>What holds where nothing is said, as text for people.</summary>
    public string? Default { get; init; }

    /// <summary>The only texts allowed; null = any.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>Texts that are known but not built yet; null = none.</summary>
    public IReadOnlyList<string>? Planned { get; init; }

    /// <summary>Whether a text that is a whole number may also be written as one.</summary>
    [JsonIgnore]
    public bool NumberToo { get; init; }

    public bool Built { get; init; } = true;

    /// <summary>What to do as long as it is not built, as a sentence.</summary>
    public string? Instead { get; init; }

    /// <summary>What is allowed, for messages and docs: <c>1 to 500</c>, <c>nv, cpu</c>, <c>any text</c>.</summary>
    [JsonIgnore]
    public string AllowedText
    {
        get
        {
            if (Allowed is not null)
                return string.Join(", ", Allowed);
            var range = (Minimum, Maximum) switch
            {
                ({ } low, { } high) => $"{Format(low)} to {Format(high)}",
                ({ } low, null) => $"{Format(low)} or more",
                (null, { } high) => $"up to {Format(high)}",
                _ => Kind switch
                {
                    SettingKind.Text => "any text",
                    SettingKind.Flag => "true or false",
                    SettingKind.Integer => "a whole number",
                    SettingKind.Number => "a number",
                    SettingKind.Named => "a name, or an object with \"name\" and its options",
                    SettingKind.NamedList => "a list of names, or of objects with \"name\" and options",
                    _ => "an object",
                },
            };
            return MultipleOf is { } factor ? $"{range}, a multiple of {factor}" : range;
        }
    }

    /// <summary>A number as messages and docs write it: every digit, a point, no exponent where it is whole.</summary>
    public static string Format(double value) =>
        double.IsInteger(value) && Math.Abs(value) < long.MaxValue
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);
}
