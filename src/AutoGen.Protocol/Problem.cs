using System.Text;

namespace AutoGen.Protocol;

/// <summary>
/// One thing that is wrong, as a value: what, where, what would be right and what to do. Codes are stable; people and
/// scripts may rely on them (docs/problems.md).
/// </summary>
/// <param name="Code">Stable, kebab-case, for example <c>setting-out-of-range</c>.</param>
/// <param name="Message">One sentence for a person, naming the value.</param>
public sealed record Problem(string Code, string Message)
{
    /// <summary>The file it was found in, if any.</summary>
    public string? File { get; init; }

    /// <summary>The line in that file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The setting or configuration key, if any.</summary>
    public string? Key { get; init; }

    /// <summary>The offending value as it was written.</summary>
    public string? Value { get; init; }

    /// <summary>What is allowed, for example <c>1 to 500</c>.</summary>
    public string? Allowed { get; init; }

    /// <summary>What to do, as a sentence.</summary>
    public string? Remedy { get; init; }

    /// <summary>One line: place, message, allowed, remedy, code.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (File is not null)
            text.Append(File).Append(Line is { } line ? $"({line}): " : ": ");
        text.Append(Message);
        if (Allowed is not null)
            text.Append(" Allowed: ").Append(Allowed.TrimEnd('.')).Append('.');
        if (Remedy is not null)
            text.Append(' ').Append(Remedy);
        return text.Append(" [").Append(Code).Append(']').ToString();
    }
}
