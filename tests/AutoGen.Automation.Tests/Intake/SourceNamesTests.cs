using AutoGen.Automation.Intake;

namespace AutoGen.Automation.Tests.Intake;

public sealed class SourceNamesTests
{
    [Theory]
    [InlineData("~$letter.txt")]
    [InlineData("cat.txt.tmp")]
    [InlineData("cat.png.part")]
    [InlineData("cat.png.partial")]
    [InlineData("cat.png.crdownload")]
    [InlineData("cat.png.download")]
    [InlineData("cat.png.filepart")]
    [InlineData("cat.png.!qB")]
    [InlineData(".syncthing.cat.png.tmp")]
    [InlineData("~syncthing~cat.png.tmp")]
    [InlineData(".~lock.cat.txt#")]
    [InlineData("._cat.png")]
    [InlineData(".DS_Store")]
    [InlineData("Thumbs.db")]
    [InlineData("DESKTOP.INI")]
    [InlineData(".hidden.txt")]
    [InlineData("cat.txt.ready")]
    [InlineData("cat.txt.report.json")]
    [InlineData("cat.txt.report.txt")]
    public void Temporary_names_and_our_own_are_ignored(string name) => Assert.True(SourceNames.IsIgnored(name));

    [Theory]
    [InlineData("cat.txt")]
    [InlineData("cat.tmp.txt")]
    [InlineData("report.json")]
    [InlineData("partial.png")]
    public void Ordinary_names_are_not(string name) => Assert.False(SourceNames.IsIgnored(name));

    [Theory]
    [InlineData("a.PNG", true, false)]
    [InlineData("a.jpeg", true, false)]
    [InlineData("a.webp", true, false)]
    [InlineData("a.Json", false, true)]
    [InlineData("a.docx", false, false)]
    [InlineData("png", false, false)]
    public void Kinds_go_by_extension_in_any_case(string name, bool image, bool text) =>
        Assert.Equal((image, text), (SourceNames.IsImage(name), SourceNames.IsText(name)));
}
