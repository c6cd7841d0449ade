using System.IO.Enumeration;

namespace AutoGen.Automation.Intake;

/// <summary>What a file is, by its name.</summary>
internal static class SourceNames
{
    /// <summary>Beside <c>x.txt</c> a file <c>x.txt.ready</c> says that x.txt is whole.</summary>
    public const string Ready = ".ready";

    private static readonly string[] Temporary =
    [
        ".*", "~$*", "~syncthing~*", "*.tmp", "*.part", "*.partial", "*.crdownload", "*.download", "*.filepart", "*.!qb",
        "Thumbs.db", "desktop.ini",
        "*.report.json", "*.report.txt", // ours: a source that is moved back from failed/ may bring its report along
    ];

    private static readonly HashSet<string> Images = new(StringComparer.OrdinalIgnoreCase) { ".png", ".jpg", ".jpeg", ".webp" };
    private static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase) { ".txt", ".json" };

    public static bool IsIgnored(string name) =>
        Temporary.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name)) || IsMarker(name);

    public static bool IsMarker(string name) => name.EndsWith(Ready, StringComparison.OrdinalIgnoreCase);

    public static bool IsImage(string name) => Images.Contains(Path.GetExtension(name));

    public static bool IsText(string name) => Texts.Contains(Path.GetExtension(name));

    public static bool IsKnown(string name) => IsImage(name) || IsText(name);
}
