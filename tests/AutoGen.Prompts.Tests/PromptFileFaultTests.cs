using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol;

namespace AutoGen.Prompts.Tests;

public sealed class PromptFileFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.txt", "")]
    [InlineData("a.txt", "\n  \n# only a comment\n")]
    [InlineData("a.json", "")]
    [InlineData("a.json", " \n")]
    [InlineData("a.json", "[]")]
    public void A_file_without_a_prompt_is_refused(string name, string text)
    {
        var problem = Only(folder.Write(name, text));

        Assert.Equal("prompt-file-empty", problem.Code);
        Assert.Contains(name, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Remedy);
    }

    [Fact]
    public void A_huge_file_is_refused_from_its_length_alone()
    {
        var path = Path.Combine(folder.Path, "huge.txt");
        using (var file = File.Create(path))
            file.SetLength(200L * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = Only(path);

        Assert.Equal("prompt-file-too-large", problem.Code);
        Assert.Equal(("200 MB", "up to 16 MB"), (problem.Value, problem.Allowed));
        Assert.Contains("200 MB", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Split it", problem.Remedy, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        Assert.Equal(200L * 1024 * 1024, new FileInfo(path).Length);
    }

    [Fact]
    public void A_file_of_exactly_the_limit_is_read() =>
        Assert.Equal("abc", PromptFile.Read(folder.Write("a.txt", "abc"), limit: 3).Value![0].Settings.Prompt);

    [Fact]
    public void A_file_full_of_nul_is_no_text()
    {
        var problem = Only(folder.Write("lost.txt", new byte[512]));

        Assert.Equal("prompt-file-binary", problem.Code);
        Assert.Contains("NUL", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_without_a_mark_is_told_what_to_do()
    {
        var problem = Only(folder.Write("a.txt", System.Text.Encoding.Unicode.GetBytes("a red circle")));

        Assert.Equal("prompt-file-binary", problem.Code);
        Assert.Contains("byte order mark", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_named_like_a_prompt_file_is_refused_and_left_alone()
    {
        var path = Directory.CreateDirectory(Path.Combine(folder.Path, "x.txt")).FullName;

        Assert.Equal("prompt-file-is-folder", Only(path).Code);
        Assert.True(Directory.Exists(path));
    }

    [Fact]
    public void A_file_that_vanished_is_reported_by_name()
    {
        var problem = Only(Path.Combine(folder.Path, "gone.txt"));

        Assert.Equal("prompt-file-missing", problem.Code);
        Assert.Contains("gone.txt", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_another_program_locks_is_reported_with_the_reason()
    {
        var path = folder.Write("locked.txt", "a cat");
        using var holder = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal("file-in-use", Only(path).Code);
    }

    [Fact]
    public void Another_kind_of_file_is_refused_with_the_kinds_there_are()
    {
        var problem = Only(folder.Write("a.yaml", "prompt: a cat"));

        Assert.Equal(("prompt-file-kind", ".yaml", ".txt, .json"), (problem.Code, problem.Value, problem.Allowed));
    }

    private static Problem Only(string path)
    {
        var problem = Assert.Single(PromptFile.Read(path).Problems);
        Assert.Equal(path, problem.File);
        return problem;
    }
}
