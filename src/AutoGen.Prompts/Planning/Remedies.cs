namespace AutoGen.Prompts.Planning;

internal static class Remedies
{
    /// <summary>A guess, if there is one, before what always helps.</summary>
    public static string Join(string? guess, string always) => guess is null ? always : $"{guess} {always}";
}
