using AutoGen.Protocol.Files;

namespace AutoGen.Protocol.Tests.Files;

public sealed class PortableNameTests
{
    [Theory]
    [InlineData("cat.txt")]
    [InlineData("cat.of.mine")]
    [InlineData(" cat")]
    [InlineData("con-1.png")]
    [InlineData("console")]
    [InlineData("COM10")]
    [InlineData("COM.4")]
    [InlineData("\u732b und K\u00e4tzchen \U0001F431.png")]
    public void A_name_that_Windows_takes_stays(string name)
    {
        Assert.Equal(name, PortableName.Of(name));
        Assert.False(PortableName.IsDevice(name));
    }

    [Theory]
    [InlineData("what? <a:b|c*d>\"/\\", "what_ _a_b_c_d____")]
    [InlineData("tab\tline\nbell\a", "tab_line_bell_")]
    [InlineData("cat.", "cat_")]
    [InlineData("cat . .", "cat_")]
    [InlineData("cat ", "cat_")]
    [InlineData("..", "_")]
    [InlineData("", "_")]
    public void What_it_does_not_take_becomes_one_that_it_does(string name, string portable)
    {
        Assert.Equal(portable, PortableName.Of(name));
        Assert.Equal(portable, PortableName.Of(portable));
    }

    [Theory]
    [InlineData("CON", "CON_")]
    [InlineData("nul.txt", "nul_.txt")]
    [InlineData("Aux.tar.gz", "Aux_.tar.gz")]
    [InlineData("prn .png", "prn _.png")]
    [InlineData("com1", "com1_")]
    [InlineData("LPT0.json", "LPT0_.json")]
    [InlineData("com\u00b9.txt", "com\u00b9_.txt")]
    [InlineData("LPT\u00b3", "LPT\u00b3_")]
    [InlineData("CONIN$", "CONIN$_")]
    [InlineData("nul. .", "nul_")]
    public void The_name_of_a_device_is_not_one_any_more_whatever_its_extension(string name, string portable)
    {
        Assert.True(PortableName.IsDevice(name));
        Assert.Equal(portable, PortableName.Of(name));
        Assert.False(PortableName.IsDevice(portable));
    }

    [Theory]
    [InlineData(@"C:\pictures\con\in", "path-name-reserved", "con")]
    [InlineData(@"C:\pictures\in.", "path-name-forbidden", "in.")]
    [InlineData(@"\\server\share\a|b", "path-name-forbidden", "a|b")]
    [InlineData("portraits/aux.d", "path-name-reserved", "aux.d")]
    [InlineData("12:30/cats", "path-name-forbidden", "12:30")]
    public void A_path_that_can_never_be_one_on_Windows_is_told_by_its_part(string path, string code, string part)
    {
        var problem = PortableName.Check(path);
        Assert.Equal(code, problem?.Code);
        Assert.Contains($"\"{part}\"", problem!.Message, StringComparison.Ordinal);
        Assert.Contains($"for example {PortableName.Of(part)}", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"C:\pictures\in")]
    [InlineData(@"\\?\C:\pictures")]
    [InlineData(@"\\server\share$\cats")]
    [InlineData("../cats/./today")]
    [InlineData("")]
    public void Others_may_be(string path) => Assert.Null(PortableName.Check(path));
}
