using System.Text;

namespace AutoGen.Agent.Services;

/// <summary>Arguments as one line that a Windows program takes apart into the same arguments (CommandLineToArgvW's rules).</summary>
internal static class WindowsCommandLine
{
    public static string Of(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quoted));

    /// <summary>The arguments of which <see cref="Of"/> has made a line.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        var arguments = new List<StringBuilder>();
        var (inside, quoted, backslashes) = (false, false, 0);
        foreach (var character in line)
        {
            if (!inside && character is not (' ' or '\t'))
                arguments.Add(new StringBuilder());
            inside = quoted || character is not (' ' or '\t');
            if (character == '"')
                quoted ^= IsMark(arguments[^1], backslashes);
            else if (inside)
                arguments[^1].Append(character);
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }

        return [.. arguments.Select(static argument => argument.ToString())];
    }

    /// <summary>Whether a quotation mark begins or ends a quotation: backslashes before it count half, and an odd one makes it a character.</summary>
    private static bool IsMark(StringBuilder text, int backslashes)
    {
        text.Length -= (backslashes + 1) / 2;
        if (backslashes % 2 == 1)
            text.Append('"');
        return backslashes % 2 == 0;
    }

    private static string Quoted(string argument)
    {
        if (argument.Length > 0 && !argument.Any(static character => character is '"' || char.IsWhiteSpace(character)))
            return argument;
        var text = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in argument)
        {
            if (character == '"')
                text.Append('\\', backslashes + 1); // those before a quotation mark count double, and one more makes it a character
            backslashes = character == '\\' ? backslashes + 1 : 0;
            text.Append(character);
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
