using System.Text;

namespace AutoGen.Agent.Services;

/// <summary>Arguments as one line that a Windows program takes apart into the same arguments (CommandLineToArgvW's rules).</summary>
internal static class WindowsCommandLine
{
    public static string Of(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quoted));

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
