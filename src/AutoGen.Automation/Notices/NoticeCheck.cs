using System.Text.RegularExpressions;
using AutoGen.Automation.Notices.Formats;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Notices;

/// <summary>Checks channels, and what watches say of them. No problem names a value that might be a secret in the wrong place.</summary>
public static partial class NoticeCheck
{
    private const string Key = "notices", HookKey = "hook";

    /// <summary>Everything that is wrong; empty where the channels may be used.</summary>
    /// <param name="channels">The channels there are.</param>
    /// <param name="watches">Who speaks to them, and what they run.</param>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<NoticeChannel> channels, IReadOnlyList<WatchSettings> watches)
    {
        return [.. channels.SelectMany(Alone), .. watches.SelectMany(watch => Check(channels, watch))];
    }

    /// <summary>What is wrong with what one watch says of them.</summary>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<NoticeChannel> channels, WatchSettings watch) =>
        [.. Route(watch, [.. channels.Select(static channel => channel.Name)]), .. watch.Hook is { } hook ? Hook(watch, hook) : []];

    private static IEnumerable<Problem> Route(WatchSettings watch, List<string> names)
    {
        foreach (var name in (watch.Notices.To ?? []).Except(names))
            yield return WatchValues.Wrong(watch, "notice-channel-unknown", Key, name, $"There is no channel \"{name}\".", names.Count == 0 ? "none is configured" : string.Join(", ", names), "See notices of appsettings.json.");
        foreach (var type in Unknown(watch.Notices.Events))
            yield return Event(watch, Key, type);
    }

    private static IEnumerable<Problem> Hook(WatchSettings watch, HookSettings hook)
    {
        if (hook.Run.Count == 0 || string.IsNullOrWhiteSpace(hook.Run[0]))
            yield return WatchValues.Wrong(watch, "hook-program-missing", HookKey, null, "The hook names no program.", "a list of the program and its arguments, for example [\"/usr/bin/rsync\", \"-a\"]", "Add run to the hook.");
        if (hook.Seconds is not (>= 1 and <= HookSettings.MostSeconds))
            yield return WatchValues.OutOfRange(watch, HookKey, hook.Seconds, "1 to 86400");
        foreach (var type in Unknown(hook.Events))
            yield return Event(watch, HookKey, type);
    }

    private static IEnumerable<string> Unknown(IReadOnlyList<string>? events) => (events ?? []).Except(NoticeEvents.OfDrops);

    private static Problem Event(WatchSettings watch, string key, string type) =>
        WatchValues.Wrong(watch, "notice-event-unknown", key, type, $"There is no event \"{type}\".", string.Join(", ", NoticeEvents.OfDrops), "Correct it, or leave events out to hear all.");

    private static IEnumerable<Problem> Alone(NoticeChannel channel)
    {
        if (!Word().IsMatch(channel.Name))
            yield return Wrong(channel, "notice-value-wrong", "name", "The name of a channel is not made of letters, digits, - and _.", "letters, digits, - and _", channel.Name);
        if (NoticeFormats.Find(channel.Format) is null)
            yield return Wrong(channel, "notice-value-wrong", "format", $"There is no format \"{channel.Format}\".", string.Join(", ", NoticeFormats.Names), channel.Format);
        if (channel.Url is null == channel.UrlSecret is null)
            yield return Wrong(channel, "notice-address-missing", "url", $"The channel \"{channel.Name}\" needs either url or urlSecret.", "url where nothing in the address is secret, else urlSecret");
        if (channel.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return Wrong(channel, "notice-value-wrong", "url", $"The url of the channel \"{channel.Name}\" is not a web address.", "an http or https address");
        foreach (var (key, name) in new[] { ("urlSecret", channel.UrlSecret), ("signingSecret", channel.SigningSecret), ("tokenSecret", channel.TokenSecret) })
        {
            if (name is not null && !Secrets.IsName(name))
                yield return Wrong(channel, "notice-secret-name-wrong", key, $"{key} of the channel \"{channel.Name}\" is not the name of a secret. If it is the secret itself, take it out of this file.", "the name of an environment variable, for example AUTOGEN_WEBHOOK_KEY");
        }

        foreach (var type in (channel.Events ?? []).Except(NoticeEvents.All))
            yield return Wrong(channel, "notice-event-unknown", "events", $"There is no event \"{type}\".", string.Join(", ", NoticeEvents.All), type);
        if (channel.Seconds is not (>= 1 and <= NoticeChannel.MostSeconds))
            yield return Wrong(channel, "notice-value-wrong", "timeoutSeconds", FormattableString.Invariant($"timeoutSeconds {channel.Seconds} is out of range."), "1 to 120", FormattableString.Invariant($"{channel.Seconds}"));
    }

    private static Problem Wrong(NoticeChannel channel, string code, string key, string message, string allowed, string? value = null) => new(code, message)
    {
        File = channel.Origin,
        Line = channel.Lines.TryGetValue(key, out var line) ? line : channel.Lines.TryGetValue("", out var own) ? own : null,
        Key = $"notices.{channel.Name}.{key}",
        Value = value,
        Allowed = allowed,
    };

    [GeneratedRegex("^[A-Za-z0-9_-]{1,60}$")]
    private static partial Regex Word();
}
