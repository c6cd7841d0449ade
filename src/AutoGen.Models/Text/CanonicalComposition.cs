using System.Text;

namespace AutoGen.Models.Text;

/// <summary>
/// Unicode normalization form C (UAX #15). Own code because <see cref="string.Normalize()"/> returns its input unchanged
/// under InvariantGlobalization, which AutoGen runs with.
/// </summary>
internal static class CanonicalComposition
{
    // Hangul syllables are arithmetic (Unicode 3.12): leading consonants, vowels, trailing consonants
    private const int SyllableBase = 0xAC00, LeadingBase = 0x1100, VowelBase = 0x1161, TrailingBase = 0x11A7;
    private const int Leadings = 19, Vowels = 21, Trailings = 28, Syllables = Leadings * Vowels * Trailings;

    public static string Compose(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        var codePoints = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, codePoints);
        Reorder(codePoints);
        Recompose(codePoints);
        var composed = new StringBuilder(text.Length);
        foreach (var codePoint in codePoints)
            composed.Append(new Rune(codePoint));
        return composed.ToString();
    }

    private static void Decompose(int codePoint, List<int> into)
    {
        var syllable = codePoint - SyllableBase;
        if (syllable is >= 0 and < Syllables)
        {
            into.Add(LeadingBase + (syllable / (Vowels * Trailings)));
            into.Add(VowelBase + (syllable % (Vowels * Trailings) / Trailings));
            if (syllable % Trailings > 0)
                into.Add(TrailingBase + (syllable % Trailings));
        }
        else if (CanonicalMappings.Instance.Decomposition(codePoint) is { } parts)
        {
            foreach (var part in parts)
                Decompose(part, into);
        }
        else
        {
            into.Add(codePoint);
        }
    }

    /// <summary>Marks between two starters are sorted by combining class; equal classes keep their order.</summary>
    private static void Reorder(List<int> codePoints)
    {
        var mappings = CanonicalMappings.Instance;
        for (var index = 1; index < codePoints.Count; index++)
        {
            var mark = codePoints[index];
            var combiningClass = mappings.CombiningClass(mark);
            var place = index;
            while (combiningClass > 0 && place > 0 && mappings.CombiningClass(codePoints[place - 1]) > combiningClass)
            {
                codePoints[place] = codePoints[place - 1];
                place--;
            }

            codePoints[place] = mark;
        }
    }

    private static void Recompose(List<int> codePoints)
    {
        var (kept, starter, lastClass) = (0, -1, -1);
        foreach (var codePoint in codePoints.ToArray())
        {
            var combiningClass = CanonicalMappings.Instance.CombiningClass(codePoint);
            var blocked = lastClass >= combiningClass;
            if (starter >= 0 && !blocked && Pair(codePoints[starter], codePoint) is { } composed)
            {
                codePoints[starter] = composed;
                continue;
            }

            (starter, lastClass) = combiningClass == 0 ? (kept, -1) : (starter, combiningClass);
            codePoints[kept++] = codePoint;
        }

        codePoints.RemoveRange(kept, codePoints.Count - kept);
    }

    private static int? Pair(int first, int second)
    {
        var (leading, vowel, trailing, syllable) = (first - LeadingBase, second - VowelBase, second - TrailingBase, first - SyllableBase);
        if (leading is >= 0 and < Leadings && vowel is >= 0 and < Vowels)
            return SyllableBase + (((leading * Vowels) + vowel) * Trailings);
        if (syllable is >= 0 and < Syllables && syllable % Trailings == 0 && trailing is > 0 and < Trailings)
            return first + trailing;
        return CanonicalMappings.Instance.Composition(first, second);
    }
}
