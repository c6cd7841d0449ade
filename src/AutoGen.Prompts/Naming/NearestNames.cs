namespace AutoGen.Prompts.Naming;

/// <summary>The known names a mistyped one most likely means.</summary>
public static class NearestNames
{
    private const int Most = 3;

    /// <summary>Characters that are compared: no known name is longer, and the cost grows with the length.</summary>
    private const int Compared = 64;

    /// <summary>Up to three, nearest first; empty where nothing is near. One that is much farther than the nearest is no help.</summary>
    public static IReadOnlyList<string> Of(string written, IEnumerable<string> known)
    {
        var folded = Folding.Fold(written[..Math.Min(written.Length, Compared)]);
        var near = known.Select(name => (Name: name, Distance: Distance(folded, Folding.Fold(name))))
            .Where(candidate => candidate.Distance <= Math.Max(2, candidate.Name.Length / 2))
            .OrderBy(candidate => candidate.Distance)
            .Take(Most)
            .ToList();
        return [.. near.Where(candidate => candidate.Distance <= near[0].Distance + 1).Select(candidate => candidate.Name)];
    }

    /// <summary><c>Did you mean steps?</c>, or null where nothing is near.</summary>
    public static string? Question(string written, IEnumerable<string> known) =>
        Of(written, known) is { Count: > 0 } near ? $"Did you mean {string.Join(" or ", near)}?" : null;

    /// <summary>Levenshtein; a name that contains the other (cfg_scale, cfg) is one step away.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 2 && b.Length > 2 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)))
            return a == b ? 0 : 1;
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
