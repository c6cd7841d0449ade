namespace AutoGen.Automation.Running;

/// <summary>A drop of which a render may start.</summary>
/// <param name="Drop">Its id; ids sort by age.</param>
/// <param name="Priority">Higher goes first.</param>
/// <param name="Turn">Its place among those of equal priority: the lowest is next.</param>
/// <param name="Fresh">Nothing of it was rendered yet.</param>
/// <param name="Model">The model that its next render needs.</param>
internal readonly record struct FeedCandidate(string Drop, int Priority, long Turn, bool Fresh, string Model)
{
    /// <summary>Number of that render.</summary>
    public int Render { get; init; }
}

/// <summary>
/// Which drop is next: the highest priority, and in it one after another in a circle. A drop may go out of its turn where
/// its model is warm, at most <see cref="MostWarm"/> times in a row, and never before a fresh one whose turn it is.
/// </summary>
internal sealed class FeedOrder
{
    /// <summary>Renders of the warm model in a row while others wait whose turn it would be.</summary>
    public const int MostWarm = 8;

    private string? warm;
    private int row;

    /// <summary>The one whose render is next; null where there is none.</summary>
    public FeedCandidate? Pick(IReadOnlyList<FeedCandidate> candidates)
    {
        if (candidates.Count == 0)
            return null;
        var highest = candidates.Max(candidate => candidate.Priority);
        var equal = candidates.All(candidate => candidate.Priority == highest) ? candidates : [.. candidates.Where(candidate => candidate.Priority == highest)];
        var next = First(equal)!.Value;
        if (next.Model != warm && row < MostWarm && First(MayPass(equal)) is { } other)
            next = other;
        row = next.Model == warm ? row + 1 : 1;
        warm = next.Model;
        return next;
    }

    /// <summary>Fresh drops are small more often than not, and somebody waits for them: only their own kind goes before them.</summary>
    private IEnumerable<FeedCandidate> MayPass(IReadOnlyList<FeedCandidate> equal)
    {
        var freshWaits = equal.Any(candidate => candidate.Fresh);
        return equal.Where(candidate => candidate.Model == warm && (candidate.Fresh || !freshWaits));
    }

    private static FeedCandidate? First(IEnumerable<FeedCandidate> candidates)
    {
        FeedCandidate? first = null;
        foreach (var candidate in candidates)
        {
            if (first is not { } best || IsBefore(candidate, best))
                first = candidate;
        }

        return first;
    }

    private static bool IsBefore(FeedCandidate one, FeedCandidate other)
    {
        if (one.Turn != other.Turn)
            return one.Turn < other.Turn;
        if (one.Fresh != other.Fresh)
            return one.Fresh;
        return string.CompareOrdinal(one.Drop, other.Drop) < 0;
    }
}
