namespace AutoGen.Protocol.Files;

/// <summary>
/// What Windows takes as the name of a file or folder. Names that AutoGen chooses follow it on every system, so that a folder
/// may be shared, or moved to another computer, and equal work has equal names.
/// </summary>
public static class PortableName
{
    private const char Substitute = '_';
    private const string Forbidden = "<>:\"/\\|?*";

    /// <summary>Names that Windows keeps for devices, whatever the extension.</summary>
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(static digit => new[] { $"COM{digit}", $"LPT{digit}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The name itself where Windows takes it, else the nearest one: a forbidden or control character becomes <c>_</c>, so do
    /// the dots and spaces at the end, together; the name of a device gets a <c>_</c> behind it (<c>con_.old.txt</c>).
    /// </summary>
    /// <param name="name">Of one file or folder, not a path.</param>
    public static string Of(string name)
    {
        var allowed = string.Concat(name.Select(static c => IsForbidden(c) ? Substitute : c));
        var kept = allowed.TrimEnd('.', ' ');
        if (kept.Length < allowed.Length || kept.Length == 0)
            kept += Substitute;
        return IsDevice(kept) ? kept.Insert(kept.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : kept.Length, $"{Substitute}") : kept;
    }

    /// <summary>Whether Windows opens a device when it is asked for that file: <c>nul</c>, <c>Com1.txt</c>, <c>LPT².tar.gz</c>.</summary>
    public static bool IsDevice(string name) => Devices.Contains(name.Split('.')[0].TrimEnd());

    /// <summary>Why Windows takes no path with such a name in it; null where it does.</summary>
    /// <param name="path">Absolute or relative, its parts separated by / or \.</param>
    public static Problem? Check(string path)
    {
        var parts = WithoutDrive(path).Split('/', '\\').Where(static part => part is not ("" or "." or "..")).ToList();
        if (parts.Find(IsDevice) is { } device)
            return Reserved(device, path);
        return parts.Find(static part => Of(part) != part) is not { } wrong ? null : new Problem("path-name-forbidden", $"\"{wrong}\" is no name for a file or folder on Windows.")
        {
            Value = path,
            Allowed = $"names without {string.Join(' ', Forbidden.AsEnumerable())} and control characters, that do not end with a dot or a space",
            Remedy = $"Choose another name, for example {Of(wrong)}.",
        };
    }

    internal static Problem Reserved(string device, string path) =>
        new("path-name-reserved", $"\"{device}\" is a device name on Windows.") { Value = path, Remedy = $"Choose another name, for example {Of(device)}." };

    private static bool IsForbidden(char c) => c < ' ' || Forbidden.Contains(c, StringComparison.Ordinal);

    private static string WithoutDrive(string path)
    {
        var start = path.StartsWith(@"\\?\", StringComparison.Ordinal) || path.StartsWith(@"\\.\", StringComparison.Ordinal) ? 4 : 0;
        return path.Length > start + 1 && path[start + 1] == ':' && char.IsAsciiLetter(path[start]) ? path[(start + 2)..] : path[start..];
    }
}
