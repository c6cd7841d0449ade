namespace AutoGen.Rendering.Tests.Support;

/// <summary>The plugin projects that were built before these tests.</summary>
internal static class BuiltPlugins
{
    private static readonly string All = Path.Combine(AppContext.BaseDirectory, "BuiltPlugins");

    /// <summary>Copies plugins into a plugin root, as a user drops a folder.</summary>
    public static void Install(string root, params string[] names)
    {
        foreach (var name in names)
            CopyFolder(Path.Combine(All, name), Path.Combine(root, name));
    }

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(source))
            CopyFolder(folder, Path.Combine(target, Path.GetFileName(folder)));
    }
}
