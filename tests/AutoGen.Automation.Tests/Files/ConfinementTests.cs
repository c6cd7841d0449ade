using AutoGen.Automation.Files;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Files;

public sealed class ConfinementTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a/../b")]
    public void Paths_inside_are_fine(string relative) => Assert.Null(Confinement.Check(folder.FullPath, relative));

    [Theory]
    [InlineData("../a", "path-outside-root")]
    [InlineData("a/../../b", "path-outside-root")]
    [InlineData("/etc", "path-outside-root")]
    [InlineData("a/NUL.txt", "path-name-reserved")]
    [InlineData("link/a", "path-through-link")]
    public void Others_are_refused(string relative, string code)
    {
        Directory.CreateSymbolicLink(folder.At("link"), Path.GetTempPath());
        Assert.Equal(code, Confinement.Check(folder.FullPath, relative)?.Code);
    }

    [Fact]
    public void A_neighbour_with_the_same_beginning_is_not_inside() =>
        Assert.False(Confinement.IsWithin(folder.FullPath + "-2", folder.FullPath));

    public void Dispose() => folder.Dispose();
}
