using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts;

/// <summary>One entry of a prompt file: a line of a .txt, an object or text of a .json.</summary>
public sealed record PromptEntry(RenderSettings Settings, SettingsOrigin Origin)
{
    /// <summary>The line it begins on, from 1.</summary>
    public int Line => Origin.Line;

    /// <summary>What is wrong with it. An entry that has any must not be rendered: its settings are incomplete.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>Where settings were written, so that a problem found later still names file and line.</summary>
/// <param name="File">The file; null where there is none.</param>
/// <param name="Line">The line the entry begins on, from 1.</param>
public sealed record SettingsOrigin(string? File, int Line)
{
    /// <summary>The line of each key, by setting name.</summary>
    public IReadOnlyDictionary<string, int> KeyLines { get; init; } = new Dictionary<string, int>();

    /// <summary>The line of a setting, or of one of its options (<c>sampler.eta</c>); the entry's where it is not written there.</summary>
    public int LineOf(string? key) =>
        key is not null && KeyLines.TryGetValue(key.Split('.', '[')[0], out var line) ? line : Line;
}
