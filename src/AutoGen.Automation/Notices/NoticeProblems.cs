using System.Net;
using AutoGen.Protocol;

namespace AutoGen.Automation.Notices;

/// <summary>Why a notice is not delivered. None of them names an address: there are tokens in those.</summary>
internal static class NoticeProblems
{
    public static Problem ChannelGone(string channel) => new("notice-channel-gone", $"There is no channel \"{channel}\" any more.")
    {
        Value = channel,
        Remedy = "It was taken out of notices in appsettings.json; what waited for it is given up.",
    };

    public static Problem SecretMissing(string channel, string name) => new("notice-secret-missing", $"The channel \"{channel}\" needs the secret {name}, which is not there.")
    {
        Key = $"notices.{channel}",
        Value = name,
        Remedy = $"Set the environment variable {name} of the agent, or put it into secrets.json of the data folder (docs/notices.md).",
    };

    public static Problem SecretWrong(string channel, string name, string must) => new("notice-secret-wrong", $"The secret {name} of the channel \"{channel}\" is not {must}.")
    {
        Key = $"notices.{channel}",
        Value = name,
        Allowed = must,
        Remedy = "Correct it where it is kept (docs/notices.md).",
    };

    public static Problem Unreachable(string channel, string reason) => new("notice-unreachable", $"The channel \"{channel}\" cannot be reached: {reason.TrimEnd('.')}.")
    {
        Value = channel,
        Remedy = "Check the network and the address.",
    };

    public static Problem TimedOut(string channel, double seconds) => new("notice-timeout", FormattableString.Invariant($"The channel \"{channel}\" did not answer within {seconds} s."))
    {
        Value = channel,
        Remedy = "Check the other side; timeoutSeconds of the channel is the limit.",
    };

    public static Problem Refused(string channel, HttpStatusCode code, string answer) => new("notice-refused", FormattableString.Invariant($"The channel \"{channel}\" answered {(int)code} {code}{(answer.Length == 0 ? "." : ": " + answer)}"))
    {
        Value = FormattableString.Invariant($"{(int)code}"),
        Remedy = code is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Gone
            ? "Check address, token and signing key of the channel." : null,
    };

    public static Problem HookNotStarted(string program, string reason) => new("hook-not-started", $"The program {program} cannot be run: {reason}")
    {
        Value = program,
        Remedy = "Check run of the hook: a whole path, or a program that the agent's user finds.",
    };
}
