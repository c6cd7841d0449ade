using System.CommandLine;
using System.Text.Json;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Generation;

/// <summary>Every render setting as a command line option, made from the one table of settings.</summary>
internal sealed class SettingOptions
{
    // generate has an --output of its own: where the files go, not a folder below a watch's output folder
    private static readonly string[] NotOptions = ["output"];

    private readonly List<(SettingDescription Setting, Option<string[]?> Option)> options =
        [.. SettingTable.All.Where(static setting => !NotOptions.Contains(setting.Name)).Select(static setting => (setting, OptionFor(setting)))];

    public void AddTo(Command command)
    {
        foreach (var (_, option) in options)
            command.Add(option);
    }

    /// <summary>What was said on the command line, without what is wrong; every wrong value is a problem.</summary>
    public (RenderSettings Settings, IReadOnlyList<Problem> Problems) Read(ParseResult parsed)
    {
        var settings = new RenderSettings();
        var problems = new List<Problem>();
        var names = parsed.CommandResult.Command.Options.Select(static option => option.Name).ToHashSet();
        foreach (var (setting, option) in options)
        {
            if (parsed.GetValue(option) is not { Length: > 0 } texts)
                continue;
            if (texts.FirstOrDefault(names.Contains) is { } swallowed)
                problems.Add(Swallowed(option.Name, swallowed));
            else if (Value(setting, option.Name, texts).TryGet(out var value, out var wrong))
                settings = SettingTable.With(settings, setting.Name, value);
            else
                problems.AddRange(wrong);
        }

        return (settings, problems);
    }

    private static Result<object> Value(SettingDescription setting, string option, string[] texts) =>
        texts.Length > 1 && setting.Kind != SettingKind.NamedList
            ? new Problem("option-repeated", $"{option} is given {texts.Length} times.") { Key = option, Remedy = "Give it once." }
            : SettingText.Parse(setting, texts);

    private static Problem Swallowed(string option, string value) =>
        new("option-value-missing", $"{option} got '{value}', which is an option itself.") { Key = option, Value = value, Remedy = $"Give {option} a value." };

    private static Option<string[]?> OptionFor(SettingDescription setting) =>
        new("--" + JsonNamingPolicy.KebabCaseLower.ConvertName(setting.Name))
        {
            HelpName = Placeholder(setting),
            Description = Describe(setting),
            Hidden = !setting.Built,
            Arity = ArgumentArity.OneOrMore,
        };

    private static string Placeholder(SettingDescription setting) => setting.Kind switch
    {
        SettingKind.Integer or SettingKind.Number => "number",
        SettingKind.Flag => "true|false",
        SettingKind.Named or SettingKind.NamedList => "name",
        _ when setting.Allowed is { } allowed => string.Join('|', allowed),
        _ => "text",
    };

    private static string Describe(SettingDescription setting)
    {
        var facts = new List<string>();
        if (setting.Minimum is not null || setting.Maximum is not null)
            facts.Add(setting.AllowedText + (setting.Unit is null ? "" : " " + setting.Unit));
        if (setting.Default is not null)
            facts.Add("default: " + setting.Default);
        return facts.Count == 0 ? setting.Description : $"{setting.Description} [{string.Join("; ", facts)}]";
    }
}
