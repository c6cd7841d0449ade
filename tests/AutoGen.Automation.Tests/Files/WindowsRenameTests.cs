using AutoGen.Automation.Files;

namespace AutoGen.Automation.Tests.Files;

public sealed class WindowsRenameTests
{
    [Theory]
    [InlineData(@"C:\pictures\cat.png", @"\\?\C:\pictures\cat.png")]
    [InlineData(@"\\server\share\cat.png", @"\\?\UNC\server\share\cat.png")]
    [InlineData(@"\\?\C:\pictures\cat.png", @"\\?\C:\pictures\cat.png")]
    [InlineData(@"\\.\pipe\cat", @"\\.\pipe\cat")]
    public void A_path_has_a_form_that_may_be_long(string path, string form) => Assert.Equal(form, WindowsRename.LongForm(path));
}
