using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Protocol.Settings;

namespace AutoGen.Rendering.Plugins;

/// <summary>Reads a property of an options record, with its attributes, as a <see cref="SettingDescription"/>.</summary>
internal static class OptionDescription
{
    public static SettingDescription Of(string name, PropertyInfo property, object defaults)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        return new SettingDescription(name, KindOf(property), property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "")
        {
            Minimum = range is null ? null : Bound(range.Minimum, double.MinValue),
            Maximum = range is null ? null : Bound(range.Maximum, double.MaxValue),
            Allowed = AllowedOf(property),
            Default = IsDialect(property) ? "the request's" : Text(property.GetValue(defaults)),
        };
    }

    /// <summary>Whether the host fills it in from the request.</summary>
    public static bool IsDialect(PropertyInfo property) => ValueType(property) == typeof(Dialect);

    private static SettingKind KindOf(PropertyInfo property) => ValueType(property) switch
    {
        var type when type == typeof(string) || type.IsEnum => SettingKind.Text,
        var type when type == typeof(bool) => SettingKind.Flag,
        var type when type == typeof(int) || type == typeof(long) => SettingKind.Integer,
        var type when type == typeof(double) || type == typeof(float) => SettingKind.Number,
        var type => throw new NotSupportedException(
            $"The option {property.DeclaringType?.Name}.{property.Name} has the type {type.Name}. Options are string, bool, int, long, float, double or an enum."),
    };

    private static IReadOnlyList<string>? AllowedOf(PropertyInfo property)
    {
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            return [.. allowed.Values.Select(static value => Text(value) ?? "null")];
        var type = ValueType(property);
        return type.IsEnum ? [.. Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)] : null;
    }

    /// <summary>A bound, or null where it is the type's own limit and so says nothing.</summary>
    private static double? Bound(object bound, double none)
    {
        var number = Convert.ToDouble(bound, CultureInfo.InvariantCulture);
        return number == none || number is int.MaxValue or int.MinValue || double.IsInfinity(number) ? null : number;
    }

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        bool flag => flag ? "true" : "false",
        Enum name => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static Type ValueType(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
