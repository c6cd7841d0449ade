using System.Reflection;

namespace AutoGen.Faults.Harness;

/// <summary>The published installation under test, and the material beside these tests.</summary>
internal static class Published
{
    private static readonly string Root = Metadata("RepositoryRoot");

    /// <summary>The agent's executable.</summary>
    public static string Agent
    {
        get
        {
            var path = Path.Combine(Root, "artifacts", "autogen", OperatingSystem.IsWindows() ? "autogen.exe" : "autogen");
            Assert.True(File.Exists(path), $"{path} is missing: these tests drive the published agent. Run install/build.sh first (install/test.sh does).");
            return path;
        }
    }

    /// <summary>A folder with the model "model": tiny networks in the layout of real ones, milliseconds a picture.</summary>
    public static string Models { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "pipeline");

    public static string Image { get; } = Path.Combine(Models, "init.png");

    /// <summary>The built files of one of tests/TestPlugins, or of the samples in plugins.</summary>
    public static IEnumerable<string> PluginFiles(string name) =>
        new[] { "tests/TestPlugins", "plugins" }.Select(folder => Path.Combine(Root, folder, name, Metadata("PluginOutput"))).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles);

    private static string Metadata(string key) =>
        typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
