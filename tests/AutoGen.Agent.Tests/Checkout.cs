using System.Reflection;

namespace AutoGen.Agent.Tests;

/// <summary>The checkout these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The built folder of a plugin project, as its author would copy it.</summary>
    public static string BuiltPlugin(string name) => PathOf("plugins", name, Metadata("PluginOutput"));

    /// <summary>The same of a plugin that exists to misbehave in tests.</summary>
    public static string BuiltTestPlugin(string name) => PathOf("tests", "TestPlugins", name, Metadata("PluginOutput"));

    /// <summary>Where NuGet keeps the packages that these tests were built with.</summary>
    public static string PackageFolder { get; } = Metadata("PackageFolder");

    private static string Metadata(string key) => typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
