using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Pipeline;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Pipeline;

/// <summary>From where post-processors may take pictures.</summary>
public sealed class NamedPicturesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public NamedPicturesTests()
    {
        foreach (var place in new[] { "images", "images-2", "private" })
        {
            Directory.CreateDirectory(folder.File(place));
            File.Copy(Path.Combine(RendererFixture.Fixtures, "init.png"), folder.File(Path.Combine(place, "mark.png")));
        }
    }

    [Theory]
    [InlineData("mark.png")]
    [InlineData("../images/mark.png")]
    [InlineData("ABSOLUTE")]
    public async Task A_picture_below_an_allowed_folder_is_read(string path)
    {
        var written = path == "ABSOLUTE" ? folder.File("images/mark.png") : path;
        Assert.True((await Confined().LoadPictureAsync(written, CancellationToken.None)).Width > 0);
    }

    [Theory]
    [InlineData("../private/mark.png")]
    [InlineData("../images-2/mark.png")]
    [InlineData("../private/there-is-none.png")]
    [InlineData("link.png")]
    [InlineData("linked/mark.png")]
    [InlineData("ABSOLUTE")]
    public async Task Any_other_is_refused_whether_it_is_there_or_not(string path)
    {
        File.CreateSymbolicLink(folder.File("images/link.png"), folder.File("private/mark.png"));
        Directory.CreateSymbolicLink(folder.File("images/linked"), folder.File("private"));
        var written = path == "ABSOLUTE" ? folder.File("private/mark.png") : path;

        var refused = await Assert.ThrowsAsync<StepRefusedException>(() => Confined().LoadPictureAsync(written, CancellationToken.None).AsTask());

        Assert.Equal(("path-outside-root", written), (refused.Problem.Code, refused.Problem.Value));
        Assert.Contains(folder.File("images"), refused.Problem.Allowed, StringComparison.Ordinal);
        Assert.Contains("\"images\" of the watch", refused.Problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_folders_are_said_any_picture_may_be_read()
    {
        var free = new StepContext(RendererFixture.Pocket with { BaseFolder = folder.File("images") }, new PictureReader(1 << 20));
        Assert.True((await free.LoadPictureAsync("../private/mark.png", CancellationToken.None)).Width > 0);
    }

    public void Dispose() => folder.Dispose();

    private StepContext Confined() => new(
        RendererFixture.Pocket with { BaseFolder = folder.File("images"), PictureFolders = [folder.File("images")] },
        new PictureReader(1 << 20));
}
