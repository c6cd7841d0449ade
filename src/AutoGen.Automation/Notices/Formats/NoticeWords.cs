using System.Globalization;
using System.Text;

namespace AutoGen.Automation.Notices.Formats;

/// <summary>Texts that others chose (names of files, messages with prompts in them), made to fit where they go.</summary>
internal static class NoticeWords
{
    private const string More = " …";

    /// <summary>The text itself, or as many whole characters of it as there is room for.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">How much may be left.</param>
    /// <param name="measure">How much a text is; its UTF-16 units, or its bytes.</param>
    public static string Cut(string text, int most, Func<string, int>? measure = null)
    {
        measure ??= static part => part.Length;
        if (measure(text) <= most)
            return text;
        var (kept, room) = (new StringBuilder(), most - measure(More));
        var characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext() && (room -= measure(characters.GetTextElement())) >= 0)
            kept.Append(characters.GetTextElement());
        return kept + More;
    }

    /// <summary>One line: what moves cursors or ends lines is a blank.</summary>
    public static string Line(string text) => string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter));
}
