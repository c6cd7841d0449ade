namespace AutoGen.Agent.Running;

/// <summary>Text that others chose (names of files, above all) as it may be shown on a terminal.</summary>
internal static class Printable
{
    /// <summary>One line that moves no cursor and changes no colour.</summary>
    public static string Line(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)) : text;
}
