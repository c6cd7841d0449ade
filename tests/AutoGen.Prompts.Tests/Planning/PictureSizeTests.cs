using AutoGen.Prompts.Planning;
using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Prompts.Tests.Planning;

public class PictureSizeTests
{
    [Theory]
    [InlineData(64, 96, 64, 96)]
    [InlineData(100, 131, 96, 128)]
    [InlineData(256, 16, 256, 64)]
    [InlineData(512, 512, 256, 256)]
    [InlineData(1920, 1080, 256, 144)]
    [InlineData(1080, 1920, 144, 256)]
    [InlineData(10, 10, 128, 128)]
    [InlineData(12, 6, 128, 64)]
    [InlineData(100000, 10, 256, 64)]
    [InlineData(300, 40, 256, 64)]
    [InlineData(2000000000, 2000000000, 256, 256)]
    [InlineData(1, 1, 128, 128)]
    public void An_image_gives_a_size_that_the_model_can_do(int width, int height, int expectedWidth, int expectedHeight) =>
        Assert.Equal((expectedWidth, expectedHeight), PictureSize.ForImage(new ImageFacts(width, height), Some.Pocket));

    [Fact]
    public void A_size_that_is_no_multiple_of_the_models_factor_names_the_near_ones()
    {
        var catalogue = Some.Catalogue with { Models = [Some.Pocket with { Factor = 32 }] };

        var problem = RequestPlanner.Plan(Some.Prompt with { Width = 136 }, Some.Context with { Catalogue = catalogue }).Problem();

        Assert.Equal(("setting-out-of-range", "width", "136", "a multiple of 32"), (problem.Code, problem.Key, problem.Value, problem.Allowed));
        Assert.Equal("128 and 160 are near.", problem.Remedy);
    }

    [Theory]
    [InlineData(7, "The nearest allowed value is 64.")]
    [InlineData(100000, "The nearest allowed value is 4096.")]
    [InlineData(129, "The nearest allowed value is 128.")]
    public void A_size_out_of_range_is_refused_with_the_range(int height, string remedy)
    {
        var problem = RequestPlanner.Plan(Some.Prompt with { Height = height }, Some.Context).Problem();

        Assert.Equal(("setting-out-of-range", "height", "64 to 4096, a multiple of 8"), (problem.Code, problem.Key, problem.Allowed));
        Assert.Equal(remedy, problem.Remedy);
    }
}
