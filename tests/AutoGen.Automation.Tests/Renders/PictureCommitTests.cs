using System.Text;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Renders;

public sealed class PictureCommitTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_picture_never_overwrites_another()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        Directory.CreateDirectory(folder.At("outbox"));
        File.WriteAllText(folder.At("outbox", "cat-0001-7.png"), "somebody's");
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Equal("somebody's", File.ReadAllText(folder.At("outbox", "cat-0001-7.png")));
        Assert.StartsWith("picture of a cat", File.ReadAllText(folder.At("outbox", "cat-0001-7-2.png")), StringComparison.Ordinal);
        Assert.Equal(folder.At("outbox", "cat-0001-7-2.png"), bench.FinishedPictures.Single().Path);
    }

    [Fact]
    public async Task A_work_file_that_is_not_what_the_renderer_says_is_not_committed()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Renderer.Answer = (job, _) =>
        {
            File.WriteAllText(job.WorkFile, "half a pict");
            return new RenderOutcome.Completed(FakeRenderer.Picture("half a picture"u8.ToArray(), 7));
        };
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Empty(bench.OutputTree);
        Assert.Equal("picture-damaged", bench.FinishedDrops.Single().Problems.Single().Code);
    }

    [Fact]
    public void A_single_picture_is_renamed_beside_what_is_there()
    {
        var content = Encoding.UTF8.GetBytes("a picture");
        var destination = folder.At("new", "out.png");
        foreach (var expected in new[] { "out.png", "out-2.png", "out-3.png" })
        {
            Assert.True(SinglePicture.WorkFileFor(destination).TryGet(out var workFile, out _));
            File.WriteAllBytes(workFile, content);
            Assert.True(SinglePicture.Commit(workFile, FakeRenderer.Picture(content, 7), destination).TryGet(out var path, out _));
            Assert.Equal(folder.At("new", expected), path);
        }

        Assert.Equal(["out-2.png", "out-3.png", "out.png"], TempFolder.Tree(folder.At("new")));
    }

    [Fact]
    public void A_single_picture_is_refused_where_nothing_can_be_written()
    {
        using var readOnly = HostileFolders.ReadOnly(folder.At("out"));
        var refused = SinglePicture.WorkFileFor(folder.At("out", "a.png"));
        Assert.StartsWith($"Cannot write pictures to {folder.At("out")}: ", refused.Problems.Single().Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
