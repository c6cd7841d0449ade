using System.Text;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Workers;

namespace AutoGen.Automation.Tests.Workers;

/// <summary>What plugins write on the console.</summary>
public sealed class OutputTests
{
    private readonly List<string> lines = [];

    [Fact]
    public async Task Lines_come_whole_however_the_bytes_come_and_half_a_line_at_the_end_counts()
    {
        using var stream = new MemoryStream("one\r\ntwo\n\nhalf"u8.ToArray());

        await new OutputLines(lines.Add).ReadAsync(stream);

        Assert.Equal(["one", "two", "", "half"], lines);
    }

    [Fact]
    public void A_line_without_end_is_cut_and_rubbish_is_made_harmless()
    {
        var output = new OutputLines(lines.Add);
        for (var chunk = 0; chunk < 1000; chunk++)
            output.Add(Encoding.UTF8.GetBytes(new string('A', 1000)));
        output.Add([(byte)'\n', 0x1b, (byte)'[', (byte)'2', (byte)'J', 0xff, 0xfe, 0, (byte)'\n']);

        Assert.Equal(new string('A', OutputLines.Longest) + " ...", lines[0]);
        Assert.Equal("\uFFFD[2J\uFFFD\uFFFD\uFFFD", lines[1]);
    }

    [Fact]
    public void The_last_fifty_lines_are_kept_and_twenty_a_second_logged()
    {
        var time = new FakeTime();
        var last = new LastLines(time, lines.Add);
        for (var line = 1; line <= 1000; line++)
            last.Add($"{line}");
        time.Advance(1);
        last.Add("later");

        Assert.Equal([.. Enumerable.Range(952, 49).Select(static line => $"{line}"), "later"], last.Lines);
        Assert.Equal([.. Enumerable.Range(1, 20).Select(static line => $"{line}"), "(980 more lines in that second)", "later"], lines);
    }
}
