namespace AutoGen.Protocol.Files;

/// <summary>
/// A picture that a dropped file names. Whoever may drop files must not be able to have every picture of this computer
/// rendered into the output folder, so it must lie where the watch's owner allows it.
/// </summary>
public static class NamedPicture
{
    /// <summary>Why the picture may not be used; null where it may.</summary>
    /// <param name="folders">Absolute paths of the folders from which it may be taken.</param>
    /// <param name="home">The folder at which a relative path starts.</param>
    /// <param name="written">As the file names it.</param>
    public static Problem? Check(IReadOnlyList<string> folders, string home, string written)
    {
        var path = Path.GetFullPath(written, home);
        if (folders.Any(folder => Confinement.Check(folder, Path.GetRelativePath(folder, path)) is null))
            return null;
        return new Problem("path-outside-root", $"\"{written}\" is not an image that a dropped file may name: {path} lies elsewhere, or behind a link.")
        {
            Value = written,
            Allowed = $"images below {string.Join(" or ", folders)}",
            Remedy = "Put the image there, or have its folder named as \"images\" of the watch.",
        };
    }
}
