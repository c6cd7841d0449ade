using System.Text;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Running;

/// <summary>What people drop by mistake: each is answered, and the good drop beside it is made all the same.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Workbench bench;

    public BadInputTests()
    {
        bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("good.txt", "a good one");
    }

    [Theory]
    [InlineData("empty.txt", "empty.txt is an empty prompt file.")]
    [InlineData("empty.json", "empty.json is an empty prompt file.")]
    [InlineData("empty.png", "empty.png is an empty file, not an image.")]
    public async Task An_empty_file_is_answered_after_a_longer_wait(string name, string message)
    {
        bench.Put(name, "");
        await bench.RunAsync();
        Assert.Contains(name, bench.WatchTree);
        bench.Time.Advance(SettleClock.GraceForEmpty.TotalSeconds);
        await bench.RunAsync();
        AssertFailed(name, message);
        AssertGoodOneIsMade();
    }

    [Theory]
    [InlineData("\n\n   \n")]
    [InlineData("\ufeff")]
    [InlineData("# only a comment\n")]
    public async Task A_prompt_file_without_a_prompt_is_answered(string text)
    {
        bench.Put("blank.txt", text);
        await bench.RunAsync();
        AssertFailed("blank.txt", "blank.txt holds no prompt.");
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_prompt_file_of_200_MB_is_refused_unread()
    {
        using (var file = File.Create(bench.Put("huge.txt", "x")))
            file.SetLength(200L << 20);
        var before = GC.GetTotalAllocatedBytes();
        await bench.RunAsync();
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50L << 20);
        AssertFailed("huge.txt", "huge.txt");
        Assert.Equal("prompt-file-too-large", bench.FinishedDrops.Single(drop => !drop.Succeeded).Problems.Single().Code);
        Assert.Equal(200L << 20, new FileInfo(folder.At("inbox", "failed", "huge.txt")).Length);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_replaced_and_reported_with_their_line()
    {
        File.WriteAllBytes(bench.Put("bytes.txt", ""), [.. "a cat\na d"u8, 0xFF, 0xFE, .. "g\n"u8]);
        await bench.RunAsync();
        Assert.Contains("done/bytes.txt", bench.WatchTree);
        var report = bench.Read("done/bytes.txt.report.txt");
        Assert.Contains("Warnings\n  bytes.txt(2):", report, StringComparison.Ordinal);
        Assert.Contains("a d\uFFFD", string.Join('|', bench.Renderer.Rendered), StringComparison.Ordinal);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_folder_named_like_a_prompt_file_is_left_alone_and_said_once()
    {
        bench.Put("x.txt/inside.txt", "not to be taken");
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Single(bench.Log.Lines, line => line.Contains("x.txt is left alone: it is a folder, named like a file", StringComparison.Ordinal));
        Assert.Contains("x.txt/inside.txt", bench.WatchTree);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_file_of_another_kind_is_left_alone_and_said_once()
    {
        bench.Put("notes.docx", "text");
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Single(bench.Log.Lines, line => line.Contains("notes.docx is left alone", StringComparison.Ordinal));
        Assert.Contains("notes.docx", bench.WatchTree);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_file_deleted_while_settling_is_forgotten()
    {
        var path = bench.Put("gone.txt", "a prompt");
        bench.Pass();
        File.Delete(path);
        await bench.RunAsync();
        Assert.Single(bench.Log.Lines, line => line.Contains("gone.txt is gone before it was whole; forgotten", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.WatchTree, file => file.Contains("gone", StringComparison.Ordinal));
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_text_named_png_is_answered()
    {
        bench.Put("text.png", "this is no image");
        bench.Put("text.txt", "a prompt for it");
        await bench.RunAsync();
        AssertFailed("text.png", $"text.txt(1): The image {folder.At("inbox", "failed", "text.png")} is not an image.");
        Assert.Contains("failed/text.txt", bench.WatchTree);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task An_image_that_cannot_be_decoded_is_named_by_the_place_it_goes_to()
    {
        bench.PutImage("cut.png");
        bench.Put("cut.txt", "a prompt for it");
        bench.Renderer.Answer = (job, _) => job.Request.Init is { } init
            ? new RenderOutcome.Rejected([new Problem("image-corrupt", $"The image {init.Path} is truncated.") { File = init.Path }])
            : null;
        await bench.RunAsync();
        var moved = folder.At("inbox", "failed", "cut.png");
        AssertFailed("cut.png", $"{moved}: The image {moved} is truncated.");
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task The_line_is_that_of_the_prompt_file_also_where_an_image_is_wrong()
    {
        Directory.CreateDirectory(folder.At("outbox"));
        File.WriteAllText(folder.At("outbox", "text.png"), "this is no image");
        bench.Put("list.json", """
            [
              { "prompt": "a cat" },
              { "prompt": "a dog", "initImage": "../outbox/text.png" }
            ]
            """);
        await bench.RunAsync();
        AssertFailed("list.json", $"list.json(3): The image {folder.At("outbox", "text.png")} is not an image.");
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_render_that_fails_is_reported_with_the_line_that_asked_for_it()
    {
        bench.Put("list.txt", "a cat\n\na dog\n");
        bench.Renderer.Answer = (job, _) => job.Request.Prompt == "a dog"
            ? new RenderOutcome.Failed(RenderStage.PostProcess, new Problem("plugin-part-failed", "The sampler broke."), Transient: false)
            : null;
        await bench.RunAsync();
        AssertFailed("list.txt", "list.txt(3): The sampler broke.");
        var problem = Assert.Single(bench.FinishedDrops.Single(drop => !drop.Succeeded).Problems);
        Assert.Equal(("list.txt", 3), (problem.File, problem.Line));
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_left_alone_and_said_once()
    {
        if (!OperatingSystem.IsLinux())
            return; // elsewhere names are Unicode
        using var file = HostileFolders.FileWithUndecodableName(folder.At("inbox"));
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Single(bench.Log.Lines, line => line.Contains("is left alone: its name is not UTF-8 text", StringComparison.Ordinal));
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task An_image_without_a_prompt_is_answered_with_the_remedy()
    {
        bench.PutImage("alone.png");
        await bench.RunAsync();
        AssertFailed("alone.png", "alone.png has no prompt: there is no sidecar beside it, and its watch has no recipe. Put alone.txt with a prompt beside it");
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task An_unknown_sampler_is_answered_with_the_line_and_the_known_ones()
    {
        bench.Put("list.json", """
            [
              { "prompt": "a cat" },
              { "prompt": "a dog", "sampler": "eulr" }
            ]
            """);
        await bench.RunAsync();
        AssertFailed("list.json", "list.json(3):");
        var report = bench.Read("failed/list.json.report.txt");
        Assert.Contains("eulr", report, StringComparison.Ordinal);
        Assert.Contains("euler", report, StringComparison.Ordinal);
        Assert.Contains("list-0001-7.png", bench.OutputTree);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_line_with_options_is_answered_and_the_others_are_rendered()
    {
        bench.Put("lines.txt", "a cat\na dog --steps 20\na bird\n");
        await bench.RunAsync();
        AssertFailed("lines.txt", "lines.txt(2): The line carries the option --steps");
        Assert.Equal(["good-0001-7.png", "lines-0001-7.png", "lines-0002-7.png"], bench.OutputTree);
        Assert.DoesNotContain(bench.Renderer.Rendered, prompt => prompt.Contains("dog", StringComparison.Ordinal));
        AssertGoodOneIsMade();
    }

    [Theory]
    [InlineData("\"steps\": 0", "steps cannot be 0. Allowed: 1 to 500.")]
    [InlineData("\"steps\": 10000", "steps cannot be 10000. Allowed: 1 to 500.")]
    [InlineData("\"steps\": \"20\"", "steps is \"20\", but must be a whole number.")]
    [InlineData("\"width\": 7", "width cannot be 7. Allowed: 64 to 4096, a multiple of 8.")]
    [InlineData("\"height\": 100000", "height cannot be 100000. Allowed: 64 to 4096, a multiple of 8.")]
    [InlineData("\"stepps\": 5", "There is no setting \"stepps\".")]
    [InlineData("\"hires\": {}", "hires is known but not built yet. Render at the size you need")]
    [InlineData("\"model\": \"pokket\"", "There is no model \"pokket\". Allowed: pocket.")]
    public async Task A_wrong_setting_is_answered_with_its_line_and_the_other_requests_are_rendered(string setting, string message)
    {
        bench.Put("list.json", $$"""
            [
              { "prompt": "a cat" },
              { "prompt": "a dog",
                {{setting}} }
            ]
            """);
        await bench.RunAsync();
        AssertFailed("list.json", $"list.json(4): {message}");
        Assert.Equal(["good-0001-7.png", "list-0001-7.png"], bench.OutputTree);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_file_full_of_wrong_requests_is_refused_as_a_whole_with_a_report_that_stays_readable()
    {
        bench.Put("list.json", $"[\"a cat\", {string.Join(",", Enumerable.Repeat("{ \"prompt\": \"a dog\", \"sampler\": \"eulr\" }", 500))}]");
        await bench.RunAsync();
        AssertFailed("list.json", "more problems in this file are not listed.");
        Assert.Equal(101, bench.FinishedDrops.Single(drop => !drop.Succeeded).Problems.Count);
        Assert.Equal(["a good one"], bench.Renderer.Rendered);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_file_that_asks_for_more_pictures_than_a_plan_can_hold_is_refused()
    {
        bench.Put("list.json", $"[{string.Join(",", Enumerable.Repeat("{ \"prompt\": \"a dog\", \"count\": 10000 }", 1000))}]");
        await bench.RunAsync();
        AssertFailed("list.json", "list.json asks for too many pictures at once. Allowed: up to 100000 pictures.");
        Assert.Equal(["a good one"], bench.Renderer.Rendered);
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task Folders_out_of_the_output_folder_are_refused()
    {
        bench.Put("escape.json", """{ "prompt": "a cat", "output": "../elsewhere" }""");
        await bench.RunAsync();
        AssertFailed("escape.json", "leads out of");
        Assert.False(Directory.Exists(folder.At("elsewhere")));
        AssertGoodOneIsMade();
    }

    [Fact]
    public async Task A_link_is_left_alone()
    {
        File.WriteAllText(folder.At("secret.txt"), "not ours");
        File.CreateSymbolicLink(folder.At("inbox", "link.txt"), folder.At("secret.txt"));
        Directory.CreateDirectory(folder.At("other"));
        File.WriteAllText(folder.At("other", "also.txt"), "not ours either");
        Directory.CreateSymbolicLink(folder.At("inbox", "linked"), folder.At("other"));
        await bench.RunAsync();
        Assert.Equal(2, bench.Log.Lines.Count(line => line.Contains("is left alone: it is a link", StringComparison.Ordinal)));
        Assert.Equal("not ours", File.ReadAllText(folder.At("secret.txt")));
        Assert.True(File.Exists(folder.At("other", "also.txt")));
        AssertGoodOneIsMade();
    }

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }

    private void AssertFailed(string name, string message)
    {
        Assert.Contains($"failed/{name}", bench.WatchTree);
        Assert.DoesNotContain(name, bench.WatchTree);
        Assert.Contains(message, bench.Read($"failed/{name}.report.txt"), StringComparison.Ordinal);
        Assert.Contains("\"outcome\": \"failed\"", bench.Read($"failed/{name}.report.json"), StringComparison.Ordinal);
    }

    private void AssertGoodOneIsMade()
    {
        Assert.Contains("done/good.txt", bench.WatchTree);
        Assert.Contains("good-0001-7.png", bench.OutputTree);
        Assert.Equal("picture of a good one seed 7 from none", File.ReadAllText(folder.At("outbox", "good-0001-7.png"), Encoding.UTF8));
        Assert.DoesNotContain(bench.WatchTree, file => file.StartsWith(".autogen/drops", StringComparison.Ordinal));
    }
}
