using AutoGen.Prompts.Naming;

namespace AutoGen.Prompts;

/// <summary>A sampler name as it was meant.</summary>
/// <param name="Name">Canonical.</param>
/// <param name="Schedule">The schedule that old files glue on (<c>DPM++ 2M Karras</c>), canonical; null = none.</param>
public sealed record SamplerName(string Name, string? Schedule);

/// <summary>Samplers by every name that files of our users carry.</summary>
public static class SamplerNames
{
    private static readonly NameTable Table = new(SamplerTable.Names);

    /// <summary>Every canonical name, built or not.</summary>
    internal static IReadOnlyList<string> Known => Table.Names;

    /// <summary>
    /// What any spelling means; one of the available ones first, so that plugins may add names. Null = unknown.
    /// </summary>
    public static SamplerName? Resolve(string written, IReadOnlyList<string> available)
    {
        if (Find(written, available) is { } name)
            return new SamplerName(name, null);
        // InvokeAI's suffix for Karras
        if (written.EndsWith("_k", StringComparison.OrdinalIgnoreCase) && Find(written[..^2], available) is { } invoke)
            return new SamplerName(invoke, "karras");
        return Unglue(written.Trim(), available);
    }

    /// <summary>As A1111 writes it into pictures, for example <c>DPM++ 2M</c>.</summary>
    public static string Label(string canonical) => Table.Label(canonical);

    private static SamplerName? Unglue(string written, IReadOnlyList<string> available)
    {
        for (var space = written.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = written.IndexOf(' ', space + 1))
        {
            if (Find(written[..space], available) is { } name && ScheduleNames.Resolve(written[space..], []) is { } schedule)
                return new SamplerName(name, schedule);
        }

        return null;
    }

    private static string? Find(string written, IReadOnlyList<string> available)
    {
        var folded = Folding.Fold(written);
        return available.FirstOrDefault(name => Folding.Fold(name) == folded)
            ?? Table.Find(folded)
            // k_euler of k-diffusion's users, kdpm_2 of InvokeAI
            ?? (folded.StartsWith('k') ? Table.Find(folded[1..]) : null);
    }
}
