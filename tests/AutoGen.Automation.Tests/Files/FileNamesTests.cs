using System.Text;
using AutoGen.Automation.Files;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Tests.Files;

public sealed class FileNamesTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("con", ".report.json", "con_.report.json")]
    [InlineData("con", "-0001-7.png", "con-0001-7.png")]
    [InlineData("nul.old", "-0001-7.png", "nul_.old-0001-7.png")]
    [InlineData("cat ", "-0001-7.png", "cat -0001-7.png")]
    [InlineData("from-cats...", "", "from-cats_")]
    public void A_name_of_ours_is_one_on_Windows_too(string stem, string ending, string name) => Assert.Equal(name, FileNames.Portable(stem, ending));

    [Fact]
    public void One_that_was_cut_just_behind_a_dot_is_too()
    {
        var name = FileNames.Portable(string.Concat(Enumerable.Repeat("a.", 200)));
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 200, 255);
        Assert.Equal(name, PortableName.Of(name));
    }

    [Fact]
    public void A_name_is_taken_by_one_in_other_capitals()
    {
        File.WriteAllText(folder.At("Fox-0001-7.png"), "");
        Assert.True(FileNames.AnyTaken(folder.At("Fox-0001-7.png")));
        Assert.True(FileNames.AnyTaken(folder.At("free.txt"), folder.At("fox-0001-7.PNG")));
        Assert.False(FileNames.AnyTaken(folder.At("fox-0001-7.pn"), folder.At("none", "fox-0001-7.png")));
    }

    public void Dispose() => folder.Dispose();
}
