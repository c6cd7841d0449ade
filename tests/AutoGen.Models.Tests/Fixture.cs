using System.Reflection;

namespace AutoGen.Models.Tests;

/// <summary>Files that tests read, and temporary folders that they leave nothing in.</summary>
internal static class Fixture
{
    public static string Pocket => Path.Combine(AppContext.BaseDirectory, "Fixtures", "pocket");

    public static string Pipeline => Path.Combine(AppContext.BaseDirectory, "Fixtures", "pipeline");

    public static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Goldens", name);

    public static string NpmModules =>
        typeof(Fixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "NpmModules").Value!;

    public static string CopyOf(string folder, string target)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}

/// <summary>A folder below the system's temporary one, deleted at the end of the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("autogen-models-").FullName;

    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
