namespace AutoGen.Automation.Tests.Support;

internal sealed class TempFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("autogen-tests-").FullName;

    public string At(params string[] parts) => Path.Combine([FullPath, .. parts]);

    /// <summary>Every file below, as relative paths with slashes, in order.</summary>
    public static IReadOnlyList<string> Tree(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
