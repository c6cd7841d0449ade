using AutoGen.Abstractions;

namespace AutoGen.PostProcessors.Tests;

public sealed class WatermarkPostProcessorTests
{
    [Theory]
    [InlineData(Corner.TopLeft, 3, 3)]
    [InlineData(Corner.TopRight, 13, 3)]
    [InlineData(Corner.BottomLeft, 3, 15)]
    [InlineData(Corner.BottomRight, 13, 15)]
    public void It_lies_in_its_corner_at_the_margin(Corner corner, int left, int top)
    {
        var options = new WatermarkOptions { Path = "mark.png", Corner = corner, Margin = 3, Opacity = 1, Scale = 0 };

        var result = Lay(options, Pictures.Plain(20, 20, 0, 0, 0), Pictures.Plain(4, 2, 255, 255, 255));

        for (var row = 0; row < 20; row++)
        {
            for (var column = 0; column < 20; column++)
            {
                var inside = column >= left && column < left + 4 && row >= top && row < top + 2;
                Assert.Equal(inside ? [255, 255, 255] : [0, 0, 0], result.At(column, row));
            }
        }
    }

    [Fact]
    public void Opacity_and_the_marks_own_alpha_multiply()
    {
        var options = new WatermarkOptions { Path = "mark.png", Corner = Corner.TopLeft, Margin = 0, Opacity = 0.5, Scale = 0 };

        var result = Lay(options, Pictures.Plain(2, 1, 100, 100, 100), Pictures.Make(2, 1, 4, (column, _) => [200, 0, 100, (byte)(column * 102)]));

        Assert.Equal([100, 100, 100], result.At(0, 0));
        Assert.Equal([120, 80, 100], result.At(1, 0)); // 102 / 255 * 0.5 = 0.2 of the mark
    }

    [Fact]
    public void Over_a_transparent_picture_the_mark_keeps_its_colour()
    {
        var options = new WatermarkOptions { Path = "mark.png", Corner = Corner.TopLeft, Margin = 0, Opacity = 0.5, Scale = 0 };

        var result = Lay(options, Pictures.Plain(1, 1, 9, 9, 9, 0), Pictures.Plain(1, 1, 200, 100, 50));

        Assert.Equal([200, 100, 50, 128], result.At(0, 0));
    }

    [Fact]
    public void Scale_is_a_share_of_the_pictures_width()
    {
        var options = new WatermarkOptions { Path = "mark.png", Corner = Corner.TopLeft, Margin = 0, Opacity = 1, Scale = 0.5 };

        var result = Lay(options, Pictures.Plain(20, 20, 0, 0, 0), Pictures.Plain(4, 2, 255, 255, 255));

        Assert.Equal([255, 255, 255], result.At(9, 4));
        Assert.Equal([0, 0, 0], result.At(10, 4));
        Assert.Equal([0, 0, 0], result.At(9, 5));
    }

    [Fact]
    public void A_mark_larger_than_the_picture_is_cut_off()
    {
        var options = new WatermarkOptions { Path = "mark.png", Margin = 1, Opacity = 1, Scale = 0 };

        var result = Lay(options, Pictures.Plain(3, 3, 0, 0, 0), Pictures.Plain(10, 10, 255, 255, 255));

        Assert.Equal((3, 3), (result.Width, result.Height));
        Assert.Equal([255, 255, 255], result.At(1, 1));
        Assert.Equal([0, 0, 0], result.At(2, 2));
    }

    [Fact]
    public void A_missing_file_and_a_missing_path_are_named()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => Lay(new WatermarkOptions { Path = "other.png" }, Pictures.Plain(2, 2, 0, 0, 0), null));

        Assert.Contains("other.png", missing.Message, StringComparison.Ordinal);
        Assert.Contains("either a path is needed", Assert.Single(Faults.Of(new WatermarkOptions())), StringComparison.Ordinal);
    }

    private static Picture Lay(WatermarkOptions options, Picture picture, Picture? mark) =>
        new WatermarkPostProcessor(options).Process(picture, new FakeContext(mark));
}
