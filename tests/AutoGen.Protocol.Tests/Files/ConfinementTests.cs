using AutoGen.Protocol.Files;

namespace AutoGen.Protocol.Tests.Files;

public sealed class ConfinementTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("autogen-protocol-").FullName;

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a/../b")]
    public void Paths_inside_are_fine(string relative) => Assert.Null(Confinement.Check(folder, relative));

    [Theory]
    [InlineData("../a", "path-outside-root")]
    [InlineData("a/../../b", "path-outside-root")]
    [InlineData("/etc", "path-outside-root")]
    [InlineData("a/NUL.txt", "path-name-reserved")]
    [InlineData("link/a", "path-through-link")]
    public void Others_are_refused(string relative, string code)
    {
        Directory.CreateSymbolicLink(Path.Combine(folder, "link"), Path.GetTempPath());
        Assert.Equal(code, Confinement.Check(folder, relative)?.Code);
    }

    [Fact]
    public void A_link_whose_name_holds_the_other_systems_separator_is_still_a_link()
    {
        Directory.CreateDirectory(Path.Combine(folder, "a"));
        File.CreateSymbolicLink(Path.Combine(folder, "a\\link.png"), Path.GetTempPath());
        Assert.Equal("path-through-link", Confinement.Check(folder, "a\\link.png")?.Code);
    }

    [Fact]
    public void A_neighbour_with_the_same_beginning_is_not_inside() =>
        Assert.False(Confinement.IsWithin(folder + "-2", folder));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
