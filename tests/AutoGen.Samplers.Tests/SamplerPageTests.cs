using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>docs/samplers.md says what is registered.</summary>
public sealed class SamplerPageTests
{
    private static readonly string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "samplers.md"));

    private static readonly SamplerOptions options = new();

    [Fact]
    public void Every_sampler_has_its_row() => AssertRows(Registered.Plugin.SamplerNames.Select(Row));

    [Fact]
    public void Every_option_has_its_row() => AssertRows(Registered.Plugin.SamplerNames.SelectMany(OptionRows));

    private static void AssertRows(IEnumerable<string> rows)
    {
        var missing = rows.Distinct().Where(static row => !page.Contains(row, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    private static string Row(string name)
    {
        var traits = Registered.Plugin.Traits[name];
        return $"| `{name}` | {traits.Family} | {traits.Order} | {traits.EvaluationsPerStep} | {Noise(traits)} | {traits.DefaultSchedule} |";
    }

    private static string Noise(SamplerTraits traits) => (traits.Stochastic, traits.BrownianNoise) switch
    {
        (false, _) => "-",
        (_, true) => "Brownian path",
        _ => "per step",
    };

    private static IEnumerable<string> OptionRows(string name) =>
        options.Types[name].GetProperties().Select(property => OptionRow(name, property));

    private static string OptionRow(string sampler, PropertyInfo property)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        var range = property.GetCustomAttribute<RangeAttribute>();
        var allowed = property.PropertyType.IsEnum
            ? string.Join(", ", Enum.GetNames(property.PropertyType).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))
            : range is null ? "true, false" : string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}");
        var value = property.GetValue(Activator.CreateInstance(property.ReflectedType!));
        return $"| `{sampler}` | `{name}` | {allowed} | {Text(value)} | {property.GetCustomAttribute<DescriptionAttribute>()!.Description} |";
    }

    private static string Text(object? value) => value switch
    {
        null => "by dialect",
        Enum choice => JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString()),
        bool flag => flag ? "true" : "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.####}"),
    };
}
