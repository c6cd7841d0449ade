using System.Text.RegularExpressions;

namespace AutoGen.Architecture.Tests;

public sealed partial class SourcesTests
{
    private const int LongestFile = 200;

    [Fact]
    public void No_product_source_is_longer_than_200_lines()
    {
        var tooLong = ProductSources()
            .Select(static file => (Name: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(static file => file.Lines > LongestFile);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_source_reaches_for_files_outside_the_repository()
    {
        var reaching = ProductSources().Concat(Repository.Sources("tests").Where(static file => !file.EndsWith("SourcesTests.cs", StringComparison.Ordinal)))
            .Where(static file => OutsidePath().IsMatch(File.ReadAllText(file)));

        Assert.Empty(reaching.Select(Repository.Relative));
    }

    [Fact]
    public void A_namespace_is_the_path_of_its_folder()
    {
        var wrong = Repository.Sources("src").Concat(Repository.Sources("plugins"))
            .Where(static file => !Repository.Relative(file).StartsWith("src/Standins/", StringComparison.Ordinal))
            .Select(static file => (Name: Repository.Relative(file), Namespace: Declared(file)))
            .Where(static file => file.Namespace is { } declared && declared != Expected(file.Name));

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_class_of_tests_ends_by_what_xunit_2_calls()
    {
        var never = Repository.Sources("tests").Where(static file => OnlyAsyncDisposable().IsMatch(File.ReadAllText(file)));

        Assert.Empty(never.Select(Repository.Relative)); // IAsyncDisposable is left alone there: use IAsyncLifetime
    }

    [Theory]
    [InlineData("src/AutoGen.Prompts/Settings/X.cs", "AutoGen.Prompts.Settings")]
    [InlineData("plugins/Sample.Sampler/X.cs", "Sample.Sampler")]
    public void The_expected_namespace_follows_the_path(string file, string expected) => Assert.Equal(expected, Expected(file));

    private static IEnumerable<string> ProductSources() =>
        Repository.Sources("src").Concat(Repository.Sources("plugins"))
            .Where(static file => !Repository.Relative(file).StartsWith("src/Standins/", StringComparison.Ordinal));

    private static string Expected(string relative) => string.Join('.', relative.Split('/')[1..^1]);

    private static string? Declared(string file) =>
        File.ReadLines(file).FirstOrDefault(static line => line.StartsWith("namespace ", StringComparison.Ordinal)) is { } line
            ? line["namespace ".Length..].TrimEnd(';', ' ')
            : null;

    [GeneratedRegex(@"class \w+Tests\b[^{]*\bIAsyncDisposable\b")]
    private static partial Regex OnlyAsyncDisposable();

    [GeneratedRegex("shared/goldens|\"/(home|root|mnt|tmp)/")]
    private static partial Regex OutsidePath();
}
