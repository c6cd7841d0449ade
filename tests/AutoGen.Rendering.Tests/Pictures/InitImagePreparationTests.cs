using AutoGen.Abstractions;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering.Tests.Pictures;

public sealed class InitImagePreparationTests
{
    [Fact]
    public void Levels_become_minus_one_to_one_in_planes()
    {
        var picture = new Picture(2, 1, 3, [0, 51, 255, 102, 204, 153]);

        var planes = InitImagePreparation.Prepare(picture, 2, 1, ResizeMode.Cover);

        Assert.Equal([-1, -0.2, -0.6, 0.6, 1, 0.2], planes.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Planes_become_levels_rounded_and_clamped()
    {
        var picture = PixelRange.ToPicture([-1, -3, 0.2f, 1, 2, (2 * 100.6f / 255) - 1], 2, 1);

        Assert.Equal([0, 153, 255, 0, 255, 101], picture.Pixels.ToArray());
    }

    [Fact]
    public void Transparent_parts_become_white()
    {
        var picture = new Picture(3, 1, 4, [0, 0, 0, 0, 0, 0, 0, 51, 100, 100, 100, 255]);

        var pixels = PixelRange.ToPicture(InitImagePreparation.Prepare(picture, 3, 1, ResizeMode.Cover), 3, 1).Pixels.ToArray();

        Assert.Equal([255, 255, 255, 204, 204, 204, 100, 100, 100], pixels);
    }

    [Theory]
    [InlineData(ResizeMode.Cover, 255, 255, 255)] // the white middle third fills the frame
    [InlineData(ResizeMode.Contain, 0, 255, 0)] // black bars above and below
    [InlineData(ResizeMode.Stretch, 255, 255, 255)] // all of it, squeezed
    public void The_mode_decides_what_happens_above_the_middle_and_below(ResizeMode mode, int top, int middle, int bottom)
    {
        var column = ColumnAt(Stripes(), mode, 16);

        Assert.Equal([top, middle, bottom], [column[1], column[16], column[30]]);
    }

    [Theory]
    [InlineData(ResizeMode.Cover, 255)]
    [InlineData(ResizeMode.Contain, 64)]
    [InlineData(ResizeMode.Stretch, 64)]
    public void Only_cover_loses_the_sides(ResizeMode mode, int left) => Assert.Equal(left, ColumnAt(Stripes(), mode, 1)[16]);

    /// <summary>96 x 32: grey, white and grey thirds.</summary>
    private static Picture Stripes() => new(96, 32, 3, [.. Enumerable.Range(0, 96 * 32 * 3).Select(index => index / 3 % 96 is >= 32 and < 64 ? (byte)255 : (byte)64)]);

    private static byte[] ColumnAt(Picture picture, ResizeMode mode, int column)
    {
        var planes = InitImagePreparation.Prepare(picture, 32, 32, mode);
        var result = PixelRange.ToPicture(planes, 32, 32).Pixels.ToArray();
        return [.. Enumerable.Range(0, 32).Select(row => result[((row * 32) + column) * 3])];
    }
}
