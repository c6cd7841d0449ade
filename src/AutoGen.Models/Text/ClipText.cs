using System.Globalization;
using System.Text;

namespace AutoGen.Models.Text;

/// <summary>
/// CLIP's cleaning and word splitting with the rules of Hugging Face's fast tokenizer: NFC, white space separates words,
/// lower case per character (no final sigma), then the pattern
/// <c>'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+</c>. No ftfy, no HTML unescaping.
/// </summary>
internal static class ClipText
{
    private static readonly string[] Contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private enum Kind
    {
        Space,
        Letter,
        Number,
        Other,
    }

    public static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in CanonicalComposition.Compose(text).EnumerateRunes())
        {
            // the only character whose full lower-case mapping is longer than itself
            if (rune.Value == 'İ')
                cleaned.Append("i̇");
            else
                cleaned.Append(Rune.ToLowerInvariant(rune));
        }

        return cleaned.ToString();
    }

    /// <summary>The words of cleaned text. A <paramref name="specials"/> token is a word of its own wherever it stands.</summary>
    public static IEnumerable<string> Words(string cleaned, IReadOnlyCollection<string> specials)
    {
        for (var at = 0; at < cleaned.Length;)
        {
            var length = WordLength(cleaned, at, specials, out var kind);
            if (kind != Kind.Space)
                yield return cleaned.Substring(at, length);
            at += length;
        }
    }

    private static int WordLength(string text, int at, IReadOnlyCollection<string> specials, out Kind kind)
    {
        kind = KindAt(text, at, out var length);
        if (StartingAt(text, at, specials) is { } special)
            return special.Length;
        if (StartingAt(text, at, Contractions) is { } contraction)
            return contraction.Length;
        if (kind is Kind.Number or Kind.Space)
            return length;
        var end = at + length;
        while (end < text.Length && KindAt(text, end, out length) == kind && StartingAt(text, end, specials) is null)
            end += length;
        return end - at;
    }

    private static string? StartingAt(string text, int at, IReadOnlyCollection<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (string.CompareOrdinal(text, at, candidate, 0, candidate.Length) == 0)
                return candidate;
        }

        return null;
    }

    private static Kind KindAt(string text, int at, out int length)
    {
        // runes, because \p{L} of .NET's Regex does not see the letters beyond U+FFFF
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
        if (Rune.IsWhiteSpace(rune))
            return Kind.Space;
        return Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Kind.Other,
        };
    }
}
