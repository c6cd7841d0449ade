using System.Globalization;
using AutoGen.Prompts.Naming;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Reading;

/// <summary>Checks values against what their setting allows.</summary>
internal static class SettingCheck
{
    private const int LongestShown = 60;

    /// <summary>Characters of a sampler's, schedule's or post-processor's name; what is longer is a mistake, and costly to look up.</summary>
    private const int LongestName = 100;

    /// <summary>The problem with a value of the right type, or null.</summary>
    public static Problem? Check(SettingDescription setting, object value) => value switch
    {
        _ when !setting.Built => NotBuilt(setting),
        string text => CheckText(setting, text),
        int or long or double => CheckNumber(setting, (IConvertible)value),
        NamedOptions named => CheckName(setting, named),
        IReadOnlyList<NamedOptions> list => list.Select(named => CheckName(setting, named)).FirstOrDefault(problem => problem is not null),
        _ => null,
    };

    public static Problem NotBuilt(SettingDescription setting) =>
        new(ProblemCodes.SettingNotBuilt, $"{setting.Name} is known but not built yet.")
        {
            Key = setting.Name,
            Remedy = setting.Instead ?? "Leave it out.",
        };

    /// <summary>A value as messages show it.</summary>
    public static string Short(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "...";

    private static Problem? CheckText(SettingDescription setting, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return NotAllowed(setting, text, "holds a NUL character", "Take the NUL character (\\u0000) out.");
        if (setting.Planned?.Contains(text, StringComparer.OrdinalIgnoreCase) == true)
            return NotAllowed(setting, text, $"\"{text}\" is known but not built yet", $"Use {setting.Default}.") with { Code = ProblemCodes.SettingNotBuilt };
        return setting.Allowed?.Contains(text, StringComparer.OrdinalIgnoreCase) == false
            ? NotAllowed(setting, text, $"cannot be \"{Short(text)}\"", NearestNames.Question(text, setting.Allowed) ?? "Use one of these.")
            : null;
    }

    private static Problem? CheckName(SettingDescription setting, NamedOptions named) =>
        named.Name.Length > LongestName
            ? NotAllowed(setting, named.Name, $"cannot be a name of {named.Name.Length} characters", "Write a name only; a prompt belongs into prompt.")
            : null;

    private static Problem NotAllowed(SettingDescription setting, string text, string what, string remedy) =>
        new(ProblemCodes.SettingNotAllowed, $"{setting.Name} {what}.")
        {
            Key = setting.Name,
            Value = Short(text),
            Allowed = setting.AllowedText,
            Remedy = remedy,
        };

    private static Problem? CheckNumber(SettingDescription setting, IConvertible given)
    {
        var value = given.ToDouble(CultureInfo.InvariantCulture);
        var nearest = Math.Clamp(value, setting.Minimum ?? double.MinValue, setting.Maximum ?? double.MaxValue);
        if (setting.MultipleOf is { } factor)
            nearest = Math.Round(nearest / factor, MidpointRounding.AwayFromZero) * factor;
        if (nearest == value)
            return null;
        var written = given.ToString(CultureInfo.InvariantCulture);
        return new Problem(ProblemCodes.SettingOutOfRange, $"{setting.Name} cannot be {written}.")
        {
            Key = setting.Name,
            Value = written,
            Allowed = setting.AllowedText,
            Remedy = $"The nearest allowed value is {SettingDescription.Format(nearest)}.",
        };
    }
}
