namespace AutoGen.Prompts.Naming;

/// <summary>Takes away what tools spell differently: case, spaces, underscores, hyphens, <c>++</c> for <c>pp</c>.</summary>
internal static class Folding
{
    public static string Fold(string name) =>
        string.Concat(name.ToLowerInvariant().Replace("++", "pp", StringComparison.Ordinal).Where(char.IsLetterOrDigit));

    public static bool Same(string a, string b) => Fold(a) == Fold(b);
}
