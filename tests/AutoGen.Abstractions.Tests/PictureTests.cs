namespace AutoGen.Abstractions.Tests;

public sealed class PictureTests
{
    [Theory]
    [InlineData(2, 1, 3, 5)]
    [InlineData(2, 1, 2, 4)]
    [InlineData(0, 1, 3, 0)]
    [InlineData(46341, 46341, 3, 12)]
    public void Sizes_that_do_not_fit_are_refused(int width, int height, int channels, int bytes) =>
        Assert.Throws<ArgumentException>(() => new Picture(width, height, channels, new byte[bytes]));

    [Fact]
    public void Pixels_and_metadata_change_apart()
    {
        var picture = new Picture(1, 1, 3, [1, 2, 3], new Dictionary<string, string> { ["parameters"] = "a" });
        var larger = picture.WithPixels(1, 2, 4, new byte[8]);
        Assert.Equal((1, 2, 4, "a"), (larger.Width, larger.Height, larger.Channels, larger.Metadata["parameters"]));
        var renamed = picture.WithMetadata(new Dictionary<string, string> { ["parameters"] = "b" });
        Assert.Equal([1, 2, 3], renamed.Pixels.ToArray());
        Assert.Equal(("a", "b"), (picture.Metadata["parameters"], renamed.Metadata["parameters"]));
    }
}
