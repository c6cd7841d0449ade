namespace AutoGen.Protocol.Files;

/// <summary>Keeps paths inside their root: no absolute paths, no .., no links below the root.</summary>
public static class Confinement
{
    public static StringComparison PathComparison { get; } =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The path with the links of its last existing part followed, without a separator at its end.</summary>
    public static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
            return full;
        var target = Link(full) is { } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;
        return Path.TrimEndingDirectorySeparator(target ?? Path.Combine(Real(parent), Path.GetFileName(full)));
    }

    /// <summary>Whether a path is the folder or lies below it. Both as <see cref="Real"/> gives them.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.Equals(folder, PathComparison)
        || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, PathComparison);

    /// <summary>The link at a path, or null where there is none.</summary>
    public static FileSystemInfo? Link(string path)
    {
        var info = new DirectoryInfo(path);
        return info.Exists && info.LinkTarget is not null ? info
            : new FileInfo(path) is { LinkTarget: not null } file ? file
            : null;
    }

    /// <summary>Why a relative path may not be used below a root; null where it may.</summary>
    public static Problem? Check(string root, string relative)
    {
        if (Path.IsPathRooted(relative) || !IsWithin(Path.GetFullPath(relative, root), Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))))
            return Refused(relative, root, "path-outside-root", "leads out of");
        if (relative.Split('/', '\\').FirstOrDefault(PortableName.IsDevice) is { } device)
            return PortableName.Reserved(device, relative);
        return CheckLinks(root, relative);
    }

    /// <summary>The link on the way from a root to a path below it, as a problem; null where there is none. A junction is a link too.</summary>
    public static Problem? CheckLinks(string root, string relative)
    {
        var path = root;
        foreach (var part in relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            path = Path.Combine(path, part);
            if (Link(path) is not null)
                return Refused(relative, root, "path-through-link", "goes through a link below");
        }

        return null;
    }

    private static Problem Refused(string relative, string root, string code, string how) =>
        new(code, $"\"{relative}\" {how} {root}.") { Value = relative, Allowed = "real folders inside it", Remedy = "Use a path inside that folder." };
}
