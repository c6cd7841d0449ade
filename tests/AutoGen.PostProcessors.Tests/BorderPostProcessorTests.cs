using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors.Tests;

public sealed class BorderPostProcessorTests
{
    [Fact]
    public void The_picture_grows_by_the_border_on_every_side()
    {
        var picture = Pictures.Make(3, 2, 3, (column, row) => [(byte)column, (byte)row, 9]);

        var result = new BorderPostProcessor(new BorderOptions { Width = 2, Colour = "#ff8000" }).Process(picture);

        Assert.Equal((7, 6, 3), (result.Width, result.Height, result.Channels));
        Assert.Equal("text", result.Metadata["kept"]);
        for (var row = 0; row < 6; row++)
        {
            for (var column = 0; column < 7; column++)
            {
                var inside = column is >= 2 and < 5 && row is >= 2 and < 4;
                Assert.Equal(inside ? picture.At(column - 2, row - 2) : [0xff, 0x80, 0], result.At(column, row));
            }
        }
    }

    [Fact]
    public void A_translucent_border_makes_the_picture_RGBA()
    {
        var result = new BorderPostProcessor(new BorderOptions { Width = 1, Colour = "#01020380" }).Process(Pictures.Plain(1, 1, 7, 8, 9));

        Assert.Equal(4, result.Channels);
        Assert.Equal([1, 2, 3, 0x80], result.At(0, 1));
        Assert.Equal([7, 8, 9, 255], result.At(1, 1));
    }

    [Fact]
    public void A_border_without_alpha_is_opaque_around_an_RGBA_picture()
    {
        var result = new BorderPostProcessor(new BorderOptions { Width = 1, Colour = "#010203" }).Process(Pictures.Plain(1, 1, 7, 8, 9, 50));

        Assert.Equal([1, 2, 3, 255], result.At(0, 0));
        Assert.Equal([7, 8, 9, 50], result.At(1, 1));
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#1234567")]
    [InlineData("123456")]
    public void A_colour_of_another_form_is_refused(string colour)
    {
        var options = new BorderOptions { Colour = colour };
        List<ValidationResult> faults = [];

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true));
        Assert.Contains("#rrggbb", faults[0].ErrorMessage, StringComparison.Ordinal);
    }
}
