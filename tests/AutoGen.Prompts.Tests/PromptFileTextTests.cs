using System.Text;
using AutoGen.Prompts.Tests.Support;

namespace AutoGen.Prompts.Tests;

public sealed class PromptFileTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_line_is_a_prompt_and_keeps_its_line_number()
    {
        var entries = PromptFile.Read(folder.Write("a.txt", "  a red circle \r\n\r\n# a comment\na blue, (square:1.2)\n")).Value!;

        Assert.Equal(["a red circle", "a blue, (square:1.2)"], entries.Select(entry => entry.Settings.Prompt));
        Assert.Equal([1, 4], entries.Select(entry => entry.Line));
    }

    [Fact]
    public void The_last_line_needs_no_line_break() =>
        Assert.Equal(2, PromptFile.Read(folder.Write("a.TXT", "one\ntwo")).Value!.Count);

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_byte_order_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var read = PromptFile.Read(folder.Write("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("猫 🐈\nzwei")]));

        Assert.Equal(["猫 🐈", "zwei"], read.Value!.Select(entry => entry.Settings.Prompt));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void Text_without_a_mark_is_utf8() =>
        Assert.Equal("Käse", PromptFile.Read(folder.Write("a.txt", "Käse"u8.ToArray())).Value![0].Settings.Prompt);

    [Fact]
    public void Bytes_that_are_no_utf8_are_replaced_and_reported_with_their_lines()
    {
        var path = folder.Write("latin1.txt", [.. "fine\nK"u8, 0xE4, .. "se\nfine \uFEFF\n"u8, 0xFF, .. "x"u8]);

        var read = PromptFile.Read(path);

        Assert.Equal("K\uFFFDse", read.Value![1].Settings.Prompt);
        var warning = Assert.Single(read.Warnings);
        Assert.Equal("text-replaced", warning.Code);
        Assert.Equal(path, warning.File);
        Assert.Equal(2, warning.Line);
        Assert.Contains("line 2, 4", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_utf16_character_is_replaced_and_reported()
    {
        var read = PromptFile.Read(folder.Write("a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ok\na"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("b")]));

        Assert.Equal("a\uFFFDb", read.Value![1].Settings.Prompt);
        Assert.Equal(2, Assert.Single(read.Warnings).Line);
    }

    [Fact]
    public void A_replacement_character_that_stands_in_the_file_is_no_fault() =>
        Assert.Empty(PromptFile.Read(folder.Write("a.txt", "what \uFFFD is this")).Warnings);

    [Theory]
    [InlineData("a cat --steps 20", "--steps")]
    [InlineData("--prompt \"a dog\" --cfg_scale 7", "--prompt")]
    [InlineData("a cat --n blurry", "--n")]
    public void Options_in_a_line_are_refused_with_the_line_and_never_rendered(string line, string option)
    {
        var path = folder.Write("a.txt", $"fine\n{line}\n");

        var entries = PromptFile.Read(path).Value!;

        Assert.Empty(entries[0].Problems);
        var problem = Assert.Single(entries[1].Problems);
        Assert.Equal("line-options-not-built", problem.Code);
        Assert.Equal((path, 2, option), (problem.File, problem.Line, problem.Value));
        Assert.Contains(".json", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a well--lit room")]
    [InlineData("a dash -- like this")]
    [InlineData("3 --4")]
    public void Hyphens_that_begin_no_option_are_part_of_the_prompt(string line) =>
        Assert.Equal(line, PromptFile.Read(folder.Write("a.txt", line)).Value![0].Settings.Prompt);

    [Fact]
    public void Every_wrong_line_is_reported_but_a_report_stays_readable()
    {
        var read = PromptFile.Read(folder.Write("a.txt", string.Concat(Enumerable.Repeat("cat --steps 5\n", 250))));

        Assert.Equal(101, read.Problems.Count);
        Assert.Equal("more-problems", read.Problems[^1].Code);
        Assert.Contains("150", read.Problems[^1].Message, StringComparison.Ordinal);
    }
}
