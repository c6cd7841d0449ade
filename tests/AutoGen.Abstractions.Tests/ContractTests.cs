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
        var reviewed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.txt")).ReplaceLineEndings("\n");
        Assert.True(reviewed == actual, $"The public surface of the plugin contract changed. If that is meant and only adds, copy {received} over PublicApi.txt in this test project.");
    }

    [Fact]
    public void It_references_the_base_library_only() =>
        Assert.All(contract.GetReferencedAssemblies(), static name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void Its_version_is_fixed() => Assert.Equal(new Version(1, 0, 0, 0), contract.GetName().Version);
}
