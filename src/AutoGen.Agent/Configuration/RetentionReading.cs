using AutoGen.Automation.Watches;
using AutoGen.Prompts.Reading;

namespace AutoGen.Agent.Configuration;

/// <summary>Reads the retention of a watch: <c>{ "sources": { "days": 30 }, "pictures": { "megabytes": 5000 } }</c>.</summary>
internal static class RetentionReading
{
    /// <param name="file">The file in question; problems are added to it.</param>
    /// <param name="property">The key <c>retention</c>.</param>
    /// <param name="owner">That key, as messages name it.</param>
    public static RetentionSettings Read(ConfigurationFile file, LocatedJson.Property property, string owner)
    {
        var retention = new RetentionSettings();
        foreach (var part in file.Keys(property, owner, """{ "sources": { "days": 30 } }"""))
        {
            if (!ConfigurationKeys.OfRetention.Contains(part.Name))
                file.Unknown(part, $"{owner}.{part.Name}", ConfigurationKeys.OfRetention);
            else if (part.Name == "sources")
                retention = retention with { Sources = Limits(file, part, $"{owner}.{part.Name}") };
            else
                retention = retention with { Pictures = Limits(file, part, $"{owner}.{part.Name}") };
        }

        return retention;
    }

    private static RetentionLimits Limits(ConfigurationFile file, LocatedJson.Property part, string owner)
    {
        var limits = new RetentionLimits();
        foreach (var property in file.Keys(part, owner, """{ "days": 30 }"""))
        {
            if (ConfigurationKeys.Limits.FirstOrDefault(key => key.Name == property.Name) is not { } key)
                file.Unknown(property, $"{owner}.{property.Name}", [.. ConfigurationKeys.Limits.Select(static key => key.Name)]);
            else if (file.Value(key, property, owner) is { } value)
                limits = With(limits, key.Name, value);
        }

        return limits;
    }

    private static RetentionLimits With(RetentionLimits limits, string key, object value) => key switch
    {
        "days" => limits with { Days = (double)value },
        "count" => limits with { Count = (long)value },
        "megabytes" => limits with { Megabytes = (double)value },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key without a property."),
    };
}
