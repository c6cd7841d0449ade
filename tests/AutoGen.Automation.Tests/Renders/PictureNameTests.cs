using System.Text;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Tests.Renders;

public sealed class PictureNameTests
{
    [Theory]
    [InlineData("cat", 1, 42, "cat-0001-42.png")]
    [InlineData("cat", 12345, 0, "cat-12345-0.png")]
    [InlineData("猫 und Kätzchen", 2, 7, "猫 und Kätzchen-0002-7.png")]
    [InlineData("CON", 1, 7, "CON-0001-7.png")]
    [InlineData("what? a:b*c", 1, 7, "what_ a_b_c-0001-7.png")]
    public void A_name_is_stem_number_and_seed(string stem, int number, long seed, string name) =>
        Assert.Equal(name, PictureName.For(stem, number, seed));

    [Theory]
    [InlineData("a")]
    [InlineData("猫")]
    [InlineData("👨‍👩‍👧")]
    public void A_long_name_is_cut_between_characters_to_what_file_systems_take(string character)
    {
        var name = PictureName.For(string.Concat(Enumerable.Repeat(character, 300)), 1, 9007199254740991);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 200, 250);
        var stem = name[..^"-0001-9007199254740991.png".Length];
        Assert.Equal("", stem.Replace(character, "", StringComparison.Ordinal));
    }
}
