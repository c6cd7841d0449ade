namespace AutoGen.PostProcessors.Tests;

/// <summary><c>crop</c> and <c>pad</c>.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData(40, 30, "1:1", 30, 30)]
    [InlineData(40, 30, "16:9", 40, 23)]
    [InlineData(40, 30, "9:16", 17, 30)]
    [InlineData(40, 30, "4:3", 40, 30)]
    [InlineData(40, 30, "1:100", 1, 30)]
    [InlineData(40, 30, "1.85:1", 40, 22)]
    public void Crop_keeps_the_largest_part_of_the_shape(int width, int height, string aspect, int wantedWidth, int wantedHeight)
    {
        var result = new CropPostProcessor(new CropOptions { Aspect = aspect }).Process(Pictures.Plain(width, height, 1, 2, 3));
        Assert.Equal((wantedWidth, wantedHeight), (result.Width, result.Height));
        Assert.Equal("text", result.Metadata["kept"]);
    }

    [Theory]
    [InlineData(Side.Start, 0)]
    [InlineData(Side.Centre, 5)]
    [InlineData(Side.End, 10)]
    public void Crop_keeps_the_side_that_is_asked_for(Side keep, int first)
    {
        var wide = Pictures.Make(20, 10, 3, static (column, row) => [(byte)column, (byte)row, 0]);
        var tall = Pictures.Make(10, 20, 4, static (column, row) => [(byte)column, (byte)row, 0, 9]);
        var crop = new CropPostProcessor(new CropOptions { Aspect = "1:1", Keep = keep });
        Assert.Equal([(byte)first, 0, 0], crop.Process(wide).At(0, 0));
        Assert.Equal([9, (byte)(first + 9), 0, 9], crop.Process(tall).At(9, 9));
    }

    [Theory]
    [InlineData(Side.Start, 0)]
    [InlineData(Side.Centre, 5)]
    [InlineData(Side.End, 10)]
    public void Pad_loses_nothing_and_fills_with_the_colour(Side place, int first)
    {
        var picture = Pictures.Make(10, 20, 3, static (column, row) => [(byte)column, (byte)row, 7]);
        var result = new PadPostProcessor(new PadOptions { Aspect = "1:1", Colour = "#ff8000", Place = place }).Process(picture);
        Assert.Equal((20, 20, 3), (result.Width, result.Height, result.Channels));
        for (var column = 0; column < 20; column++)
            Assert.Equal(column >= first && column < first + 10 ? picture.At(column - first, 4) : [0xff, 0x80, 0], result.At(column, 4));
    }

    [Fact]
    public void What_has_the_shape_stays_as_it_is()
    {
        var picture = Pictures.Plain(16, 9, 1, 2, 3);
        Assert.Same(picture, new CropPostProcessor(new CropOptions { Aspect = "16:9" }).Process(picture));
        Assert.Same(picture, new PadPostProcessor(new PadOptions { Aspect = "16:9" }).Process(picture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("16/9")]
    [InlineData("0:9")]
    [InlineData("16:0")]
    [InlineData("1:101")]
    public void Another_form_of_aspect_is_refused(string aspect)
    {
        Assert.NotEmpty(Faults.Of(new CropOptions { Aspect = aspect }));
        Assert.NotEmpty(Faults.Of(new PadOptions { Aspect = aspect }));
    }
}
