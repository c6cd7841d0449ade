using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Files;

/// <summary>Names of files that every usual file system takes, and which of them are taken.</summary>
internal static class FileNames
{
    /// <summary>Bytes of UTF-8 a name may have on Linux; on Windows it is 255 UTF-16 units, which are never more.</summary>
    private const int Longest = 255;

    /// <summary>Room for the -2, -3, ... of a name that is taken.</summary>
    private const int RoomForNumber = 8;

    private static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = 0 };

    /// <summary>Stem and ending as a name that Windows takes too, the stem cut where it would be too long.</summary>
    /// <param name="stem">Any text.</param>
    /// <param name="ending">What the name ends with; itself fit for a name. Empty for a folder.</param>
    public static string Portable(string stem, string ending = "")
    {
        var name = Fit(PortableName.Of(stem + ending)[..^ending.Length], ending);
        return PortableName.Of(name); // cut, it may end with a dot or a space
    }

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

    /// <summary>
    /// Whether one of these paths is there, in capitals or small letters: where this file system tells them apart, the one that sees the
    /// folder from another computer, or that it is copied to, may not.
    /// </summary>
    public static bool AnyTaken(params IReadOnlyCollection<string> paths) =>
        paths.Any(Path.Exists) || (!OperatingSystem.IsWindows() && paths.GroupBy(static path => Path.GetDirectoryName(path)!).Any(static folder => AnyTaken(folder.Key, folder)));

    private static bool AnyTaken(string folder, IEnumerable<string> paths)
    {
        if (!Directory.Exists(folder))
            return false;
        string[] names = [.. paths.Select(Path.GetFileName).OfType<string>()];
        return new FileSystemEnumerable<bool>(folder, static (ref _) => true, EveryEntry) { ShouldIncludePredicate = IsOne }.Any();

        bool IsOne(ref FileSystemEntry entry)
        {
            foreach (var name in names)
            {
                if (entry.FileName.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }
    }
}
