using AutoGen.Agent.Running;

namespace AutoGen.Agent.Tests.Running;

public class PrintableTests
{
    [Theory]
    [InlineData("a cat (1 of 2).png", "a cat (1 of 2).png")]
    [InlineData("日本 ☃ é", "日本 ☃ é")]
    [InlineData("a\u001b[31mb\nc\u009bd", "a\uFFFD[31mb\uFFFDc\uFFFDd")]
    public void Names_of_files_cannot_steer_the_terminal_or_begin_a_line(string text, string shown) =>
        Assert.Equal(shown, Printable.Line(text));
}
