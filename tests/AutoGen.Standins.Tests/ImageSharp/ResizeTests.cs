using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace AutoGen.Standins.Tests.ImageSharp;

public sealed class ResizeTests
{
    [Theory]
    [InlineData("stretch-bicubic-20x7", ResizeMode.Stretch, 20, 7)]
    [InlineData("stretch-lanczos3-5x19", ResizeMode.Stretch, 5, 19)]
    [InlineData("stretch-lanczos3-straight-5x19", ResizeMode.Stretch, 5, 19, AnchorPositionMode.Center, false)]
    [InlineData("stretch-nearest-20x7", ResizeMode.Stretch, 20, 7)]
    [InlineData("stretch-triangle-17x17", ResizeMode.Stretch, 17, 17)]
    [InlineData("crop-lanczos3-16x8", ResizeMode.Crop, 16, 8)]
    [InlineData("crop-bicubic-right-8x16", ResizeMode.Crop, 8, 16, AnchorPositionMode.Right)]
    [InlineData("pad-lanczos3-16x8", ResizeMode.Pad, 16, 8)]
    [InlineData("pad-bicubic-top-8x16", ResizeMode.Pad, 8, 16, AnchorPositionMode.Top)]
    [InlineData("max-bicubic-9x8", ResizeMode.Max, 16, 8)]
    public void Resized_pictures_are_within_a_level_of_the_package(
        string name, ResizeMode mode, int width, int height, AnchorPositionMode position = AnchorPositionMode.Center, bool premultiply = true)
    {
        using var image = Image.Load<Rgba32>(Recorded.Read("decode/rgba.png"));
        image.Mutate(step => step.Resize(new ResizeOptions
        {
            Mode = mode,
            Size = new Size(width, height),
            Sampler = SamplerOf(name),
            Position = position,
            PremultiplyAlpha = premultiply,
            PadColor = Color.FromRgba(10, 20, 30, 200),
        }));
        Assert.EndsWith($"-{image.Width}x{image.Height}", name);
        Assert.InRange(LargestDifference(Recorded.Read($"resize/{name}.rgba"), Recorded.Pixels(image)), 0, 1);
    }

    [Fact]
    public void A_side_of_zero_follows_from_the_shape()
    {
        using var image = new Image<Rgb24>(40, 30);
        image.Mutate(step => step.Resize(20, 0));
        Assert.Equal(new Size(20, 15), image.Size);
        Assert.Throws<InvalidOperationException>(() => image.Mutate(step => step.Resize(0, 0)));
    }

    [Fact]
    public void Cloning_leaves_the_source_as_it_was()
    {
        using var image = Recorded.Motley(12, 9);
        var before = Recorded.Pixels(image);
        using var smaller = image.Clone(step => step.Resize(6, 4, KnownResamplers.Lanczos3));
        Assert.Equal((12, 9, 6, 4), (image.Width, image.Height, smaller.Width, smaller.Height));
        Assert.Equal(before, Recorded.Pixels(image));
    }

    [Fact]
    public void A_flat_picture_stays_flat()
    {
        using var image = new Image<Rgb24>(37, 23, new Rgb24(200, 10, 77));
        image.Mutate(step => step.Resize(64, 64, KnownResamplers.Lanczos3));
        var pixels = new Rgb24[64 * 64];
        image.CopyPixelDataTo(pixels);
        Assert.All(pixels, pixel => Assert.Equal(new Rgb24(200, 10, 77), pixel));
    }

    private static IResampler SamplerOf(string name) => name.Split('-')[1] switch
    {
        "bicubic" => KnownResamplers.Bicubic,
        "lanczos3" => KnownResamplers.Lanczos3,
        "nearest" => KnownResamplers.NearestNeighbor,
        _ => KnownResamplers.Triangle,
    };

    private static int LargestDifference(byte[] expected, byte[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        return expected.Zip(actual, (one, other) => Math.Abs(one - other)).Max();
    }
}
