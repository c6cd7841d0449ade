using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Plugins.Testing;

namespace Sample.PostProcessor.Tests;

public sealed class VignetteTests
{
    private const string Name = "sample_vignette";

    private static readonly LoadedPlugin plugin = LoadedPlugin.Load(new SamplePlugin());

    [Fact]
    public async Task The_corners_become_darker_and_the_middle_stays()
    {
        var white = new Picture(9, 9, 3, [.. Enumerable.Repeat((byte)255, 9 * 9 * 3)]);

        var picture = await ProcessAsync(white, """{ "darkness": 1 }""");

        Assert.Equal((9, 9, 3), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(255, picture.Pixels[((4 * 9) + 4) * 3]);
        Assert.InRange(picture.Pixels[0], 0, 60);
    }

    [Fact]
    public async Task Opacity_stays_as_it_is()
    {
        var picture = await ProcessAsync(new Picture(1, 2, 4, [200, 200, 200, 7, 200, 200, 200, 7]));

        Assert.Equal([7, 7], [picture.Pixels[3], picture.Pixels[7]]);
    }

    [Fact]
    public void An_option_out_of_its_range_is_refused() =>
        Assert.Throws<ValidationException>(() => plugin.PostProcessor(Name, """{ "darkness": 2 }"""));

    private static async Task<Picture> ProcessAsync(Picture picture, string options = "{}") =>
        await plugin.PostProcessor(Name, options).ProcessAsync(picture, new TestPostProcessContext(), CancellationToken.None);
}
