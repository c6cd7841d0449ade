using AutoGen.Rendering.Drawing;

namespace AutoGen.PostProcessors.Tests;

public sealed class BitmapFontTests
{
    private static readonly Colour White = new(255, 255, 255, 255);

    [Fact]
    public void A_letter_is_five_by_seven_dots_with_a_rim_around()
    {
        var letter = BitmapFont.Draw("L", 2, White, new Colour(0, 0, 0, 255));
        Assert.Equal((7 * 2, 9 * 2, 4), (letter.Width, letter.Height, letter.Channels));
        string[] rows = [.. Enumerable.Range(0, 9).Select(row => string.Concat(Enumerable.Range(0, 7).Select(column => letter.At(column * 2, row * 2) switch { [255, ..] => 'X', [_, _, _, 255] => '.', _ => ' ' })))];
        Assert.Equal(["...    ", ".X.    ", ".X.    ", ".X.    ", ".X.    ", ".X.    ", ".X.....", ".XXXXX.", "......."], rows);
    }

    [Theory]
    [InlineData("ä", "a")]
    [InlineData("É", "E")]
    [InlineData("円", "語")]
    public void Accents_are_left_away_and_what_it_lacks_is_a_box(string one, string same) =>
        Assert.Equal(BitmapFont.Draw(same, 1, White, null).Pixels.ToArray(), BitmapFont.Draw(one, 1, White, null).Pixels.ToArray());

    [Fact]
    public void Every_character_differs_from_every_other()
    {
        var drawn = Enumerable.Range('!', 94).Select(static letter => ((char)letter).ToString()).Append("©").Append("円")
            .Select(static text => Convert.ToHexString(BitmapFont.Draw(text, 1, White, null).Pixels));
        Assert.Equal(96, drawn.Distinct().Count());
    }
}
