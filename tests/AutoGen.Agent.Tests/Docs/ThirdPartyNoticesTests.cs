using System.Text.Json;
using System.Text.RegularExpressions;

namespace AutoGen.Agent.Tests.Docs;

/// <summary>Whoever ships other people's work says so.</summary>
public sealed partial class ThirdPartyNoticesTests
{
    private static readonly string Notices = File.ReadAllText(Checkout.PathOf("THIRD-PARTY-NOTICES.txt"));

    private static readonly List<string> Named = [.. Entry().Matches(Notices).Select(static match => match.Groups["name"].Value.Trim())];

    /// <summary>By what the build itself notes: everything that lies beside the executable, of either package set.</summary>
    [Fact]
    public void Every_package_that_is_shipped_is_named_with_its_licence()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "autogen.deps.json")));
        var shipped = dependencies.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(static library => library.Value.GetProperty("type").GetString() == "package")
            .Select(static library => library.Name.Split('/')[0]).ToList();

        Assert.True(shipped.Count > 20);
        Assert.DoesNotContain(shipped, static package => !IsNamed(package));
    }

    [Fact]
    public void Every_package_that_the_product_is_written_against_is_named_also_where_a_feed_lacks_it()
    {
        var product = Package().Matches(File.ReadAllText(Checkout.PathOf("Directory.Packages.props")).Split("Label=\"Analyzers")[0]).Select(static match => match.Groups["name"].Value).ToList();

        Assert.True(product.Count > 10);
        Assert.DoesNotContain(product, static package => !IsNamed(package));
    }

    [Theory]
    [InlineData("MIT")]
    [InlineData("BSD-3-Clause")]
    [InlineData("Apache-2.0")]
    public void The_text_of_the_licence_is_there(string licence)
    {
        var text = licence switch
        {
            "MIT" => "Permission is hereby granted, free of charge",
            "BSD-3-Clause" => "Redistributions in binary form must reproduce",
            _ => "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
        };

        Assert.Contains($"\n  {licence}\n", Notices.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(text, Notices, StringComparison.Ordinal);
    }

    private static bool IsNamed(string package) =>
        Named.Exists(name => name == package || (name.EndsWith(".*", StringComparison.Ordinal) && package.StartsWith(name[..^1], StringComparison.Ordinal)));

    [GeneratedRegex(@"^\* (?<name>.+)$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex("PackageVersion Include=\"(?<name>[^\"]+)\"")]
    private static partial Regex Package();
}
