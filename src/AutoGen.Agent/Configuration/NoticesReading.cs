using AutoGen.Automation.Notices;
using AutoGen.Prompts.Reading;

namespace AutoGen.Agent.Configuration;

/// <summary>Reads <c>notices</c> of every appsettings.json: a channel of the same name in a later file replaces, null takes it out.</summary>
internal sealed class NoticesReading
{
    private readonly Dictionary<string, (NoticeChannel Channel, ConfiguredValue Source)> channels = [];

    public IReadOnlyList<NoticeChannel> Channels => [.. channels.Values.Select(static entry => entry.Channel)];

    /// <summary>As <c>autogen doctor</c> shows them: where they lead, but nothing that may be secret.</summary>
    public IEnumerable<ConfiguredValue> Values => channels.Values.Select(static entry => entry.Source);

    public void Read(ConfigurationFile file, LocatedJson.Property property)
    {
        foreach (var entry in file.Keys(property, property.Name, """{ "phone": { "format": "ntfy", "urlSecret": "NTFY_URL" } }"""))
        {
            channels.Remove(entry.Name);
            if (entry.Value.ToNode() is null)
                continue;
            var channel = Channel(file, entry, $"{property.Name}.{entry.Name}");
            channels.Add(entry.Name, (channel, new ConfiguredValue($"{property.Name}.{entry.Name}", $"{channel.Format}, {channel.Place}", $"{file.Path}({entry.Line})")));
        }
    }

    private static NoticeChannel Channel(ConfigurationFile file, LocatedJson.Property entry, string owner)
    {
        var keys = file.Keys(entry, owner, """{ "format": "ntfy", "urlSecret": "NTFY_URL" }""");
        var lines = keys.DistinctBy(static key => key.Name).ToDictionary(static key => key.Name, static key => key.Line);
        var channel = new NoticeChannel(entry.Name) { Origin = file.Path, Lines = new Dictionary<string, int>(lines) { [""] = entry.Line } };
        foreach (var property in keys)
        {
            if (property.Name == ConfigurationKeys.Events)
                channel = channel with { Events = file.Texts(property, owner) };
            else if (ConfigurationKeys.Notice.FirstOrDefault(key => key.Name == property.Name) is not { } key)
                file.Unknown(property, $"{owner}.{property.Name}", ConfigurationKeys.OfNotice);
            else if (file.Value(key, WithoutValue(property), owner) is { } value)
                channel = With(channel, key.Name, value);
        }

        return channel;
    }

    /// <summary>An address in the wrong place is not repeated in a message: a list or an object is only told to be one.</summary>
    private static LocatedJson.Property WithoutValue(LocatedJson.Property property) =>
        property.Value is LocatedJson.Item ? property : property with { Value = new LocatedJson.List(property.Line, []) };

    private static NoticeChannel With(NoticeChannel channel, string key, object value) => key switch
    {
        "format" => channel with { Format = (string)value },
        "url" => channel with { Url = (string)value },
        "urlSecret" => channel with { UrlSecret = (string)value },
        "signingSecret" => channel with { SigningSecret = (string)value },
        "tokenSecret" => channel with { TokenSecret = (string)value },
        "picture" => channel with { Picture = (bool)value },
        "timeoutSeconds" => channel with { Seconds = (double)value },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key without a property."),
    };

    /// <summary>Whom a watch tells: <c>{ "to": ["phone"], "events": ["drop.failed"] }</c>.</summary>
    public static NoticeRoute Route(ConfigurationFile file, LocatedJson.Property property, string owner)
    {
        var route = new NoticeRoute();
        foreach (var key in file.Keys(property, owner, """{ "to": ["phone"], "events": ["drop.failed"] }"""))
        {
            if (key.Name == ConfigurationKeys.To)
                route = route with { To = file.Texts(key, owner) };
            else if (key.Name == ConfigurationKeys.Events)
                route = route with { Events = file.Texts(key, owner) };
            else
                file.Unknown(key, $"{owner}.{key.Name}", ConfigurationKeys.OfRoute);
        }

        return route;
    }

    /// <summary>What a watch runs: <c>{ "run": ["program", "argument"], "limitSeconds": 60 }</c>.</summary>
    public static HookSettings Hook(ConfigurationFile file, LocatedJson.Property property, string owner)
    {
        var hook = new HookSettings { Run = [] };
        foreach (var key in file.Keys(property, owner, """{ "run": ["program", "argument"] }"""))
        {
            if (key.Name == ConfigurationKeys.Run)
                hook = hook with { Run = file.Texts(key, owner) ?? [] };
            else if (key.Name == ConfigurationKeys.Events)
                hook = hook with { Events = file.Texts(key, owner) };
            else if (key.Name != ConfigurationKeys.HookSeconds.Name)
                file.Unknown(key, $"{owner}.{key.Name}", ConfigurationKeys.OfHook);
            else if (file.Value(ConfigurationKeys.HookSeconds, key, owner) is { } value)
                hook = hook with { Seconds = (double)value };
        }

        return hook;
    }
}
