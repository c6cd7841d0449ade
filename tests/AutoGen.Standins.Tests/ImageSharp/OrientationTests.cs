using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace AutoGen.Standins.Tests.ImageSharp;

public sealed class OrientationTests
{
    [Theory]
    [InlineData("1.jpg", "1", 3)]
    [InlineData("2.jpg", "2", 3)]
    [InlineData("3.jpg", "3", 3)]
    [InlineData("4.jpg", "4", 3)]
    [InlineData("5.jpg", "5", 3)]
    [InlineData("6.jpg", "6", 3)]
    [InlineData("7.jpg", "7", 3)]
    [InlineData("8.jpg", "8", 3)]
    [InlineData("6.webp", "6-webp", 0)]
    public void A_picture_is_turned_as_the_package_turns_it(string file, string wanted, int levels)
    {
        using var image = Image.Load<Rgba32>(Recorded.Read($"orient/{file}"));
        var expected = Recorded.Read($"orient/{wanted}.rgba");

        image.Mutate(context => context.AutoOrient());

        Assert.Equal(wanted[0] >= '5' ? (8, 16) : (16, 8), (image.Width, image.Height));
        Assert.InRange(Recorded.Pixels(image).Zip(expected, (one, other) => Math.Abs(one - other)).Max(), 0, levels);
        Assert.True(image.Metadata.ExifProfile!.TryGetValue(ExifTag.Orientation, out var now));
        Assert.Equal(1, now.Value);
    }

    [Fact]
    public void Identify_tells_the_orientation_unless_metadata_are_left_out()
    {
        var file = Recorded.Read("orient/6.jpg");
        Assert.True(Image.Identify(file).Metadata.ExifProfile!.TryGetValue(ExifTag.Orientation, out var value));
        Assert.Equal(6, value.Value);
        Assert.Null(Image.Identify(new DecoderOptions { SkipMetadata = true }, file).Metadata.ExifProfile);
    }

    [Fact]
    public void A_damaged_profile_is_no_orientation()
    {
        var whole = Image.Identify(Recorded.Read("orient/6.jpg")).Metadata.ExifProfile!.ToByteArray()!;
        for (var length = 0; length < 10; length++)
            Assert.False(new ExifProfile(whole[..length]).TryGetValue(ExifTag.Orientation, out _));
        Assert.False(new ExifProfile([.. "II"u8, 42, 0, 255, 255, 255, 255]).TryGetValue(ExifTag.Orientation, out _));
    }
}
