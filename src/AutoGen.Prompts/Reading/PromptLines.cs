using System.Text.RegularExpressions;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Reading;

/// <summary>Reads .txt: one prompt a line, trimmed; blank lines are skipped; <c>#</c> begins a comment line.</summary>
internal static partial class PromptLines
{
    public static IReadOnlyList<PromptEntry> Read(string text, string file)
    {
        var entries = new List<PromptEntry>();
        using var lines = new StringReader(text);
        for (var (number, line) = (1, lines.ReadLine()); line is not null; (number, line) = (number + 1, lines.ReadLine()))
        {
            var prompt = line.Trim();
            if (prompt.Length > 0 && prompt[0] != '#')
                entries.Add(Entry(prompt, new SettingsOrigin(file, number)));
        }

        return entries;
    }

    private static PromptEntry Entry(string prompt, SettingsOrigin origin) =>
        new(new RenderSettings { Prompt = prompt }, origin)
        {
            Problems = Option().Match(prompt) is { Success: true } option ? [HasOption(origin, option.Groups["option"].Value)] : [],
        };

    // At a word's start only: "a well--lit room" is a prompt
    [GeneratedRegex(@"(?<=^|\s)(?<option>--[A-Za-z][\w-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    private static Problem HasOption(SettingsOrigin origin, string option) =>
        new(ProblemCodes.LineOptionsNotBuilt, $"The line carries the option {option}; options in .txt files are known but not built yet.")
        {
            File = origin.File,
            Line = origin.Line,
            Value = option,
            Allowed = "one prompt a line, without --options",
            Remedy = "Write the line as an object of a .json file: { \"prompt\": \"...\", \"steps\": 20 }.",
        };
}
