namespace AutoGen.Automation.Reports;

/// <summary>Links from a page to files: relative, so that they hold when the whole workspace is moved or shared.</summary>
/// <param name="folder">Absolute path of the page's folder.</param>
internal sealed class PageLinks(string folder)
{
    /// <summary>Percent-encoded; absolute where the file lies on another drive.</summary>
    public string To(string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return Path.IsPathRooted(relative) ? Absolute(path) : string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }

    /// <summary>Not by Uri, which takes a %41 in a name for an A.</summary>
    internal static string Absolute(string path)
    {
        var parts = path.Split(Path.DirectorySeparatorChar);
        var (root, skipped) = parts switch
        {
            ["", "", ..] => ("file://", 2), // \\server\share
            ["", ..] => ("file://", 0), // Linux
            _ => ($"file:///{parts[0]}/", 1), // a drive
        };
        return root + string.Join('/', parts.Skip(skipped).Select(Uri.EscapeDataString));
    }

    /// <summary>A folder, so that a browser lists it.</summary>
    public string ToFolder(string path) => To(path) + "/";
}
