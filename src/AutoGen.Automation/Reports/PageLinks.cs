namespace AutoGen.Automation.Reports;

/// <summary>Links from a page to files: relative, so that they hold when the whole workspace is moved or shared.</summary>
/// <param name="folder">Absolute path of the page's folder.</param>
internal sealed class PageLinks(string folder)
{
    /// <summary>Percent-encoded; absolute where the file lies on another drive.</summary>
    public string To(string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return Path.IsPathRooted(relative)
            ? new Uri(path).AbsoluteUri
            : string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }

    /// <summary>A folder, so that a browser lists it.</summary>
    public string ToFolder(string path) => To(path) + "/";
}
