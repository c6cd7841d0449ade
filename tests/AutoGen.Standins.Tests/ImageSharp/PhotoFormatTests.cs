using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Standins.Tests.ImageSharp;

/// <summary>JPEG and WebP against what the package makes of the same files.</summary>
public sealed class PhotoFormatTests
{
    [Theory]
    [InlineData("444.jpg", 3)]
    [InlineData("420.jpg", 9)] // the package repeats the quarter of colours, libturbojpeg spreads it
    [InlineData("grey.jpg", 2)]
    [InlineData("rgb.jpg", 2)]
    [InlineData("cmyk.jpg", 3)]
    [InlineData("ycck.jpg", 4)]
    [InlineData("lossy.webp", 4)]
    [InlineData("lossy-alpha.webp", 4)]
    [InlineData("lossless.webp", 0)]
    public void A_file_of_the_package_is_read_as_the_package_reads_it(string name, int levels)
    {
        var wanted = Recorded.Read($"photo/{name}.rgba");
        using var image = Image.Load<Rgba32>(Recorded.Read($"photo/{name}"));
        Assert.Equal((24, 17), (image.Width, image.Height));
        Assert.InRange(Recorded.Pixels(image).Zip(wanted, (one, other) => Math.Abs(one - other)).Max(), 0, levels);
    }

    [Theory]
    [InlineData("444.jpg", "JPEG")]
    [InlineData("lossless.webp", "Webp")]
    public void Identify_tells_size_and_format(string name, string format)
    {
        var info = Image.Identify(Recorded.Read($"photo/{name}"));
        Assert.Equal((24, 17, format), (info.Width, info.Height, info.Metadata.DecodedImageFormat!.Name));
    }

    public static TheoryData<string, ImageEncoder, int> Encoders { get; } = new()
    {
        { "JPEG", new JpegEncoder { Quality = 95, ColorType = JpegEncodingColor.YCbCrRatio444 }, 4 },
        { "JPEG", new JpegEncoder { Quality = 90 }, 12 },
        { "Webp", new WebpEncoder { Quality = 95 }, 12 },
        { "Webp", new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }, 0 },
    };

    [Theory]
    [MemberData(nameof(Encoders))]
    public void What_is_written_reads_back_nearly_the_same_and_twice_the_same_file(string format, ImageEncoder encoder, int levels)
    {
        using var image = Slope();
        var file = Save(image, encoder);
        Assert.Equal(format, Image.Identify(file).Metadata.DecodedImageFormat!.Name);
        using var back = Image.Load<Rgba32>(file);
        Assert.InRange(Recorded.Pixels(back).Zip(Recorded.Pixels(image), (one, other) => Math.Abs(one - other)).Max(), 0, levels);
        Assert.Equal(file, Save(image, encoder));
    }

    [Fact]
    public void Lower_quality_makes_smaller_files()
    {
        using var image = Recorded.Motley(64, 64);
        Assert.True(Save(image, new JpegEncoder { Quality = 30 }).Length < Save(image, new JpegEncoder { Quality = 90 }).Length);
        Assert.True(Save(image, new WebpEncoder { Quality = 30 }).Length < Save(image, new WebpEncoder { Quality = 90 }).Length);
        Assert.Throws<ArgumentException>(() => new JpegEncoder { Quality = 101 });
    }

    [Fact]
    public void WebP_keeps_transparency()
    {
        using var image = Recorded.Motley(20, 20);
        using var back = Image.Load<Rgba32>(Save(image, new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }));
        Assert.Equal(Recorded.Pixels(image), Recorded.Pixels(back));
    }

    [Theory]
    [InlineData("444.jpg")]
    [InlineData("lossy.webp")]
    [InlineData("lossless.webp")]
    public void A_file_that_is_cut_off_is_refused(string name)
    {
        var whole = Recorded.Read($"photo/{name}");
        foreach (var length in new[] { 16, whole.Length / 2, whole.Length - 16 })
            Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgba32>(whole.AsSpan(0, length)));
    }

    private static Image<Rgba32> Slope()
    {
        var image = new Image<Rgba32>(32, 24);
        for (var index = 0; index < 32 * 24; index++)
            image[index % 32, index / 32] = new Rgba32((byte)(index % 32 * 7), (byte)(index / 32 * 9), 120, 255);
        return image;
    }

    private static byte[] Save(Image image, IImageEncoder encoder)
    {
        var file = new MemoryStream();
        image.Save(file, encoder);
        return file.ToArray();
    }
}
