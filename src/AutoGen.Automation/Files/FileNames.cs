using System.Globalization;
using System.Text;

namespace AutoGen.Automation.Files;

/// <summary>File names that every usual file system takes.</summary>
internal static class FileNames
{
    /// <summary>Bytes of UTF-8 a name may have on Linux; on Windows it is 255 UTF-16 units, which are never more.</summary>
    private const int Longest = 255;

    /// <summary>Room for the -2, -3, ... of a name that is taken.</summary>
    private const int RoomForNumber = 8;

    /// <summary>Stem and ending, the stem cut between characters where the name would be too long.</summary>
    public static string Fit(string stem, string ending)
    {
        var room = Longest - RoomForNumber - Encoding.UTF8.GetByteCount(ending);
        if (Encoding.UTF8.GetByteCount(stem) <= room)
            return stem + ending;
        var kept = new StringBuilder();
        var characters = StringInfo.GetTextElementEnumerator(stem);
        while (characters.MoveNext() && (room -= Encoding.UTF8.GetByteCount(characters.GetTextElement())) >= 0)
            kept.Append(characters.GetTextElement());
        return kept + ending;
    }

    /// <summary>The path itself, or with -2, -3, ... before the extension.</summary>
    public static string Numbered(string path, int number)
    {
        if (number == 1)
            return path;
        var (stem, extension) = (Path.GetFileNameWithoutExtension(path), Path.GetExtension(path));
        return Path.Combine(Path.GetDirectoryName(path) ?? "", Fit(stem, $"-{number}{extension}"));
    }

    /// <summary>The text with characters that Windows does not allow in names replaced by _.</summary>
    public static string Portable(string text) =>
        string.Concat(text.Select(c => c < ' ' || "<>:\"/\\|?*".Contains(c) ? '_' : c));
}
