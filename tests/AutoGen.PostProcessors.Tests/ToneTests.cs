namespace AutoGen.PostProcessors.Tests;

/// <summary><c>levels</c> and <c>grain</c>.</summary>
public sealed class ToneTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 0)]
    [InlineData(120, 128)]
    [InlineData(220, 255)]
    [InlineData(255, 255)]
    public void Black_and_white_points_stretch_what_lies_between(byte level, byte wanted) =>
        Assert.Equal([wanted, wanted, wanted], new LevelsPostProcessor(new LevelsOptions { Black = 20, White = 220 }).Process(Pictures.Plain(2, 2, level, level, level)).At(1, 1));

    [Theory]
    [InlineData(2.0, 64, 128)] // sqrt(64 / 255) * 255
    [InlineData(0.5, 128, 64)]
    public void Gamma_moves_the_middle(double gamma, byte level, byte wanted) =>
        Assert.Equal([wanted, wanted, wanted], new LevelsPostProcessor(new LevelsOptions { Gamma = gamma }).Process(Pictures.Plain(1, 1, level, level, level)).At(0, 0));

    [Fact]
    public void Saturation_goes_from_grey_to_twice_as_colourful_and_leaves_alpha()
    {
        var picture = Pictures.Plain(1, 1, 100, 150, 200, 77);
        Assert.Equal([141, 141, 141, 77], new LevelsPostProcessor(new LevelsOptions { Saturation = 0 }).Process(picture).At(0, 0)); // 0.299 * 100 + 0.587 * 150 + 0.114 * 200 = 140.75
        Assert.Equal([59, 159, 255, 77], new LevelsPostProcessor(new LevelsOptions { Saturation = 2 }).Process(picture).At(0, 0));
        Assert.Same(picture, new LevelsPostProcessor(new LevelsOptions()).Process(picture));
    }

    [Fact]
    public void Black_must_lie_below_white() =>
        Assert.Contains("black must be less than white", Assert.Single(Faults.Of(new LevelsOptions { Black = 200, White = 100 })), StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Grain_has_the_asked_deviation_about_the_picture_and_follows_from_the_seed(bool coloured)
    {
        var picture = Pictures.Plain(100, 100, 128, 128, 128);
        var grain = new GrainPostProcessor(new GrainOptions { Amount = 10, Coloured = coloured });
        var result = grain.Process(picture);
        var levels = result.Pixels.ToArray();
        var mean = levels.Average(static level => (double)level);
        Assert.InRange(mean, 127.5, 128.5);
        Assert.InRange(Math.Sqrt(levels.Average(level => (level - mean) * (level - mean))), 9.7, 10.3);
        Assert.Equal(levels, grain.Process(picture).Pixels.ToArray());
        Assert.Equal(!coloured, levels.Chunk(3).All(static pixel => pixel[0] == pixel[1] && pixel[1] == pixel[2]));
    }

    [Fact]
    public void Neighbouring_grains_are_unrelated()
    {
        var levels = new GrainPostProcessor(new GrainOptions { Amount = 20 }).Process(Pictures.Plain(200, 50, 128, 128, 128)).Pixels.ToArray().Chunk(3).Select(static pixel => pixel[0] - 128.0).ToArray();
        var product = levels.Zip(levels.Skip(1), static (one, next) => one * next).Average();
        Assert.InRange(product / levels.Average(static level => level * level), -0.04, 0.04);
    }
}
