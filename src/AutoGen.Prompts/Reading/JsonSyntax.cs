using System.Text.Json;

namespace AutoGen.Prompts.Reading;

/// <summary>Says in words what is wrong with a text that is not JSON.</summary>
internal static class JsonSyntax
{
    /// <summary>What stands there and what was expected, without the position that the parser appends.</summary>
    public static string Explain(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var message = end < 0 ? error.Message : error.Message[..end];
        return message.Contains("property name or value, but instead reached end", StringComparison.Ordinal) || message.Contains("depth to be zero", StringComparison.Ordinal)
            ? "the text ends in the middle: a closing } or ] is expected."
            : message;
    }

    /// <summary>What to do about it.</summary>
    public static string Remedy(JsonException error) =>
        error.Message.Contains("escap", StringComparison.Ordinal)
            ? "In JSON a backslash is written twice, as in \"C:\\\\pictures\\\\cat.png\"; slashes work too."
            : "Keys and texts stand in double quotes, numbers take a point, commas part what stands in { } and [ ].";
}
