using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Drops;

/// <summary>
/// The image that a dropped file names. Whoever may drop files must not be able to have every picture of this computer
/// rendered into the output folder, so it must lie where the watch's owner allows it.
/// </summary>
internal static class NamedImage
{
    /// <summary>Why the image may not be used; null where it may.</summary>
    /// <param name="watch">The watch of the drop.</param>
    /// <param name="home">The folder that the file was dropped into.</param>
    /// <param name="written">As the file names it.</param>
    public static Problem? Check(WatchSettings watch, string home, string written)
    {
        string[] roots = [.. new[] { watch.Images, watch.Output, watch.Path }.OfType<string>().Distinct()];
        var path = Path.GetFullPath(written, home);
        if (roots.Any(root => Confinement.Check(root, Path.GetRelativePath(root, path)) is null))
            return null;
        return new Problem("path-outside-root", $"\"{written}\" is not an image that a dropped file may name: {path} lies elsewhere, or behind a link.")
        {
            Key = "initImage",
            Value = written,
            Allowed = $"images below {string.Join(" or ", roots)}",
            Remedy = "Put the image there, drop it together with its prompt, or name its folder as \"images\" of the watch.",
        };
    }
}
