namespace AutoGen.Automation.Tests.Support;

internal sealed class TempFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("autogen-tests-").FullName;

    public string At(params string[] parts) => Path.Combine([FullPath, .. parts]);

    /// <summary>Every file below but the locks of watches, as relative paths with slashes, in order.</summary>
    public static IReadOnlyList<string> Tree(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => file is not (".autogen/watch.lock" or ".autogen/watch.holder"))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
