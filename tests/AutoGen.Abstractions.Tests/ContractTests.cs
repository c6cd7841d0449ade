using System.Reflection;

namespace AutoGen.Abstractions.Tests;

/// <summary>Plugins are compiled against this assembly and run against a later one: it may only grow.</summary>
public sealed class ContractTests
{
    private static readonly Assembly contract = typeof(Latent).Assembly;

    [Fact]
    public void The_public_surface_is_the_reviewed_one()
    {
        var actual = PublicApiText.Of(contract);
        var received = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
        File.WriteAllText(received, actual);
        Assert.True(Reviewed("PublicApi.txt") == actual, "The public surface of the plugin contract changed. If that is meant and only adds, run install/accept-public-api.sh.");
    }

    [Fact]
    public void Nothing_that_was_shipped_is_gone() =>
        Assert.Empty(Members(Reviewed("PublicApi.Shipped.txt")).Except(Members(Reviewed("PublicApi.txt"))));

    /// <summary>A second one would break every plugin that is built already, unless it has a body.</summary>
    [Theory]
    [InlineData(typeof(IAutoGenPlugin))]
    [InlineData(typeof(ISampler))]
    [InlineData(typeof(ISigmaSchedule))]
    [InlineData(typeof(IGuidance))]
    [InlineData(typeof(IPostProcessor))]
    public void What_plugins_implement_asks_for_one_method(Type type) =>
        Assert.Single(type.GetMethods(), static method => method.IsAbstract);

    [Fact]
    public void It_references_the_base_library_only() =>
        Assert.All(contract.GetReferencedAssemblies(), static name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    /// <summary>Assemblies bind to it; the version that grows is the file's, major.minor of which plugin.json names.</summary>
    [Fact]
    public void Its_assembly_version_is_fixed()
    {
        Assert.Equal(new Version(1, 0, 0, 0), contract.GetName().Version);
        Assert.Equal("1.0.0.0", contract.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version);
    }

    private static string Reviewed(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)).ReplaceLineEndings("\n");

    /// <summary>Every line together with the type it belongs to.</summary>
    private static IEnumerable<string> Members(string surface)
    {
        var type = "";
        foreach (var line in surface.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith(' '))
                type = line;
            yield return $"{type}:{line}";
        }
    }
}
