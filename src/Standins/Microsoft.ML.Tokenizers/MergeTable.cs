namespace Microsoft.ML.Tokenizers;

/// <summary>Which pairs of ids may become one, and which go first.</summary>
internal sealed class MergeTable
{
    private readonly Dictionary<(int Left, int Right), (int Rank, int Merged)> merges = [];

    public MergeTable(IEnumerable<string> lines, IReadOnlyDictionary<string, int> vocabulary)
    {
        foreach (var line in lines)
        {
            if (line.Split(' ') is not [var left, var right])
                throw new InvalidOperationException($"'{line}' is no merge: it takes two tokens with one space between.");
            merges.Add((Id(left, vocabulary), Id(right, vocabulary)), (merges.Count, Id(left + right, vocabulary)));
        }
    }

    /// <summary>Merges in place: the pair of lowest rank everywhere in the word, from the left, until no pair is left.</summary>
    public void Apply(List<int> ids)
    {
        while (Best(ids) is { } pair)
        {
            var kept = 0;
            for (var i = 0; i < ids.Count; i++)
            {
                var joins = i + 1 < ids.Count && (ids[i], ids[i + 1]) == pair;
                ids[kept++] = joins ? merges[pair].Merged : ids[i];
                i += joins ? 1 : 0;
            }
            ids.RemoveRange(kept, ids.Count - kept);
        }
    }

    private (int Left, int Right)? Best(List<int> ids)
    {
        (int Left, int Right)? best = null;
        var bestRank = int.MaxValue;
        for (var i = 0; i + 1 < ids.Count; i++)
        {
            if (merges.TryGetValue((ids[i], ids[i + 1]), out var merge) && merge.Rank < bestRank)
                (best, bestRank) = ((ids[i], ids[i + 1]), merge.Rank);
        }
        return best;
    }

    private static int Id(string token, IReadOnlyDictionary<string, int> vocabulary) => vocabulary.TryGetValue(token, out var id)
        ? id
        : throw new InvalidOperationException($"A merge names the token '{token}', which is not in the vocabulary.");
}
