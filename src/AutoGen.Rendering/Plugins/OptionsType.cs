using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Rendering.Plugins;

/// <summary>The options record of a plugin's thing: described for the catalogue, and bound from a request's JSON.</summary>
internal sealed class OptionsType
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private readonly Type type;
    private readonly Dictionary<string, PropertyInfo> properties;

    private OptionsType(Type type, object defaults)
    {
        this.type = type;
        properties = type.GetProperties()
            .Where(static property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .ToDictionary(static property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), StringComparer.Ordinal);
        Settings = [.. properties.Select(entry => OptionDescription.Of(entry.Key, entry.Value, defaults))];
    }

    /// <summary>Its options as data, in declaration order.</summary>
    public IReadOnlyList<SettingDescription> Settings { get; }

    public static OptionsType Of<TOptions>()
        where TOptions : class, new() => new(typeof(TOptions), new TOptions());

    /// <summary>Options with the given values over the defaults, or everything that is wrong with them.</summary>
    /// <param name="given">Values by camelCase name; null means not said.</param>
    /// <param name="owner">For messages: <c>sampler euler_ancestral</c>.</param>
    /// <param name="dialect">The request's, for options that ask for it and are not said.</param>
    public Result<object> Bind(JsonObject given, string owner, Dialect dialect = Dialect.Autogen)
    {
        var options = Activator.CreateInstance(type)!;
        foreach (var property in properties.Values.Where(OptionDescription.IsDialect))
            property.SetValue(options, dialect);
        List<Problem> problems = [.. given.Where(entry => !properties.ContainsKey(entry.Key)).Select(entry => Unknown(entry.Key, entry.Value, owner))];
        foreach (var setting in Settings)
        {
            if (given[setting.Name] is { } value && SetValue(options, setting, value, owner) is { } problem)
                problems.Add(problem);
        }

        if (problems.Count == 0)
            problems.AddRange(Misfits(options, owner));
        return problems.Count > 0 ? Result<object>.Fail(problems) : options;
    }

    /// <summary>What is required but missing, and the record's own rules across options (<see cref="IValidatableObject"/>).</summary>
    private static IEnumerable<Problem> Misfits(object options, string owner)
    {
        List<ValidationResult> faults = [];
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.Select(fault => new Problem("options-misfit", $"The options of {owner} cannot be used: {fault.ErrorMessage}")
        {
            Key = fault.MemberNames.Select(JsonNamingPolicy.CamelCase.ConvertName).FirstOrDefault(),
            Remedy = "Correct them as it says.",
        });
    }

    private Problem? SetValue(object options, SettingDescription setting, JsonNode value, string owner)
    {
        var property = properties[setting.Name];
        object? typed;
        try
        {
            typed = value.Deserialize(property.PropertyType, Json);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return Wrong("option-wrong-type", setting, value, owner, $"has a value of the wrong type: {value.ToJsonString()}.");
        }

        List<ValidationResult> faults = [];
        if (!Validator.TryValidateProperty(typed, new ValidationContext(options) { MemberName = property.Name, DisplayName = setting.Name }, faults))
            return Wrong("option-out-of-range", setting, value, owner, $"cannot be {value.ToJsonString()}: {faults[0].ErrorMessage}");
        property.SetValue(options, typed);
        return null;
    }

    private static Problem Wrong(string code, SettingDescription setting, JsonNode value, string owner, string what) =>
        new(code, $"Option '{setting.Name}' of {owner} {what}")
        {
            Key = setting.Name,
            Value = value.ToJsonString(),
            Allowed = setting.AllowedText,
            Remedy = "Correct the value, or leave the option out for its default.",
        };

    private Problem Unknown(string name, JsonNode? value, string owner) =>
        new("option-unknown", $"There is no option '{name}' for {owner}.")
        {
            Key = name,
            Value = value?.ToJsonString(),
            Allowed = properties.Count == 0 ? "no options" : string.Join(", ", properties.Keys),
            Remedy = "Correct the name, or leave it out.",
        };
}
