using AutoGen.Prompts.Naming;

namespace AutoGen.Prompts;

/// <summary>Guidance by the names that tools have for it.</summary>
public static class GuidanceNames
{
    private static readonly NameTable Table = new(
    [
        new("cfg", "CFG", "classifier free", "classifier free guidance", "CFG rescale", "rescale cfg"),
        new("cfg_pp", "CFG++"),
        new("three_branch", "Three-branch CFG", "three branches"),
        new("dynamic_thresholding", "Dynamic Thresholding", "CFG Fix", "dynamic_thresholding_full"),
    ]);

    /// <summary>The name among the available ones that any spelling means; null = unknown.</summary>
    public static string? Resolve(string written, IReadOnlyList<string> available) =>
        available.FirstOrDefault(name => Folding.Same(name, written))
        ?? (Table.Find(written) is { } known && available.Contains(known) ? known : null);

    /// <summary>As people know it, for example <c>CFG++</c>.</summary>
    public static string Label(string canonical) => Table.Label(canonical);
}
