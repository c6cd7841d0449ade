using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>Finds the one drop that somebody means by an id, or by as much of its beginning or end as they typed.</summary>
internal static class DropLookup
{
    private const int MostCandidates = 5;

    /// <param name="asked">What they typed.</param>
    /// <param name="drops">In order of preference, where one id is there twice.</param>
    public static Result<FoundDrop> Find(string asked, IEnumerable<FoundDrop> drops)
    {
        var fitting = new List<FoundDrop>();
        var all = new List<FoundDrop>();
        foreach (var drop in drops)
        {
            if (drop.Id.Equals(asked, StringComparison.OrdinalIgnoreCase))
                return drop;
            all.Add(drop);
            if (drop.Id.StartsWith(asked, StringComparison.OrdinalIgnoreCase) || drop.Id.EndsWith(asked, StringComparison.OrdinalIgnoreCase))
                fitting.Add(drop);
        }

        fitting = [.. fitting.DistinctBy(static drop => drop.Id)];
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => Unknown(asked, all),
            _ => Ambiguous(asked, fitting),
        };
    }

    private static Problem Unknown(string asked, IReadOnlyList<FoundDrop> all) => new("drop-unknown", $"There is no drop \"{asked}\".")
    {
        Value = asked,
        Allowed = all.Count == 0 ? "there is none, finished or not" : "an id, or its beginning or end; the newest are " + Listed(all),
        Remedy = "autogen status lists the drops under way; the reports in done/ and failed/ name the others.",
    };

    private static Problem Ambiguous(string asked, IReadOnlyList<FoundDrop> fitting) => new("drop-ambiguous", $"\"{asked}\" is the beginning or end of {fitting.Count} drops.")
    {
        Value = asked,
        Allowed = Listed(fitting),
        Remedy = "Write more of the id.",
    };

    private static string Listed(IReadOnlyList<FoundDrop> drops)
    {
        var ids = drops.Select(static drop => drop.Id).Distinct().OrderDescending(StringComparer.Ordinal).ToList();
        var named = string.Join(", ", ids.Take(MostCandidates));
        return ids.Count <= MostCandidates ? named : FormattableString.Invariant($"{named} and {ids.Count - MostCandidates:N0} more");
    }
}
