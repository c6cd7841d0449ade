using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AutoGen.Protocol.Settings;

/// <summary>The settings of <see cref="RenderSettings"/> as data, in the order people expect them.</summary>
public static class SettingTable
{
    private static readonly Dictionary<string, (SettingDescription Description, PropertyInfo Property)> ByName = Read();

    /// <summary>All of them, in declaration order.</summary>
    public static IReadOnlyList<SettingDescription> All { get; } = [.. ByName.Values.Select(entry => entry.Description)];

    /// <summary>The setting of that camelCase name, or null.</summary>
    public static SettingDescription? Find(string name) => ByName.TryGetValue(name, out var entry) ? entry.Description : null;

    /// <summary>The value of a setting; null where it is not said.</summary>
    public static object? Get(RenderSettings settings, string name) => ByName[name].Property.GetValue(settings);

    /// <summary>A copy with one setting changed; null = not said. Whole numbers may come as long, else the property's type.</summary>
    public static RenderSettings With(RenderSettings settings, string name, object? value)
    {
        var copy = settings with { };
        var property = ByName[name].Property;
        property.SetValue(copy, value is long whole && property.PropertyType == typeof(int?) ? checked((int)whole) : value);
        return copy;
    }

    internal static RenderSettings Overlay(RenderSettings upper, RenderSettings lower)
    {
        var merged = lower with { };
        foreach (var (_, property) in ByName.Values)
        {
            if (property.GetValue(upper) is { } value)
                property.SetValue(merged, value);
        }

        return merged;
    }

    private static Dictionary<string, (SettingDescription, PropertyInfo)> Read()
    {
        var table = new Dictionary<string, (SettingDescription, PropertyInfo)>(StringComparer.Ordinal);
        foreach (var property in typeof(RenderSettings).GetProperties())
        {
            if (property.GetCustomAttribute<SettingAttribute>() is not { } setting)
                continue;
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            table.Add(name, (Describe(name, setting, property.PropertyType), property));
        }

        return table;
    }

    private static SettingDescription Describe(string name, SettingAttribute setting, Type type) =>
        new(name, KindOf(type), setting.Description)
        {
            Minimum = double.IsNaN(setting.Minimum) ? null : setting.Minimum,
            Maximum = double.IsNaN(setting.Maximum) ? null : setting.Maximum,
            MultipleOf = setting.MultipleOf == 0 ? null : setting.MultipleOf,
            Unit = setting.Unit,
            Default = setting.Default,
            Allowed = setting.Allowed,
            Planned = setting.Planned,
            Built = setting.Built,
            Instead = setting.Instead,
        };

    private static SettingKind KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => SettingKind.Text,
        var t when t == typeof(int) || t == typeof(long) => SettingKind.Integer,
        var t when t == typeof(double) => SettingKind.Number,
        var t when t == typeof(bool) => SettingKind.Flag,
        var t when t == typeof(NamedOptions) => SettingKind.Named,
        var t when t == typeof(IReadOnlyList<NamedOptions>) => SettingKind.NamedList,
        var t when t == typeof(JsonArray) || t == typeof(JsonObject) => SettingKind.Structure,
        _ => throw new NotSupportedException($"A setting of type {type} has no JSON form."),
    };
}
