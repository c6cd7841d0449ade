namespace AutoGen.Prompts.Naming;

/// <summary>A name with what other tools call it.</summary>
/// <param name="Canonical">Ours, in k-diffusion's snake case.</param>
/// <param name="Label">As A1111 writes it into pictures.</param>
/// <param name="Aliases">Spellings that folding does not reach from the name or the label.</param>
internal sealed record KnownName(string Canonical, string Label, params string[] Aliases);

/// <summary>Finds names by any spelling.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, string> canonicalBySpelling = [];
    private readonly Dictionary<string, string> labelByCanonical;

    public NameTable(IReadOnlyList<KnownName> names)
    {
        Names = [.. names.Select(name => name.Canonical)];
        labelByCanonical = names.ToDictionary(name => name.Canonical, name => name.Label);
        foreach (var name in names)
        {
            foreach (var spelling in name.Aliases.Append(name.Canonical).Append(name.Label).Select(Folding.Fold).Distinct())
                canonicalBySpelling.Add(spelling, name.Canonical);
        }
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The canonical name, or null.</summary>
    public string? Find(string written) => canonicalBySpelling.GetValueOrDefault(Folding.Fold(written));

    /// <summary>A1111's label; a plugin's own name, which no other tool knows, is its own label.</summary>
    public string Label(string canonical) => labelByCanonical.GetValueOrDefault(canonical, canonical);
}
