using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Png.Chunks;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Standins.Tests.ImageSharp;

public sealed class PngEncodingTests
{
    [Theory]
    [InlineData(PngFilterMethod.None)]
    [InlineData(PngFilterMethod.Sub)]
    [InlineData(PngFilterMethod.Up)]
    [InlineData(PngFilterMethod.Average)]
    [InlineData(PngFilterMethod.Paeth)]
    [InlineData(PngFilterMethod.Adaptive)]
    public void A_picture_comes_back_through_every_filter(PngFilterMethod filter)
    {
        using var image = Recorded.Motley(31, 19);
        using var back = Image.Load<Rgba32>(Encode(image, new PngEncoder { FilterMethod = filter }));
        Assert.Equal(Recorded.Pixels(image), Recorded.Pixels(back));
    }

    [Fact]
    public void The_adaptive_filter_writes_the_smaller_file()
    {
        using var image = Recorded.Motley(64, 64);
        Assert.True(Encode(image, new PngEncoder()).Length < Encode(image, new PngEncoder { FilterMethod = PngFilterMethod.None }).Length);
    }

    [Fact]
    public void The_pixel_type_decides_the_colour_type_unless_the_encoder_does()
    {
        using var rgb = new Image<Rgb24>(2, 2);
        using var rgba = new Image<Rgba32>(2, 2);
        Assert.Equal(PngColorType.Rgb, ColorTypeOf(Encode(rgb, new PngEncoder())));
        Assert.Equal(PngColorType.RgbWithAlpha, ColorTypeOf(Encode(rgba, new PngEncoder())));
        Assert.Equal(PngColorType.Rgb, ColorTypeOf(Encode(rgba, new PngEncoder { ColorType = PngColorType.Rgb })));
    }

    [Fact]
    public void Equal_pictures_give_equal_files()
    {
        using var one = WithTexts();
        using var other = WithTexts();
        Assert.Equal(Encode(one, new PngEncoder()), Encode(other, new PngEncoder()));
    }

    [Fact]
    public void Texts_choose_the_chunk_that_the_package_chooses()
    {
        using var image = WithTexts();
        Assert.Equal("IHDR tEXt zTXt iTXt iTXt IDAT IEND", Chunks(Encode(image, new PngEncoder())));
        Assert.Equal("IHDR tEXt tEXt iTXt iTXt IDAT IEND", Chunks(Encode(image, new PngEncoder { TextCompressionThreshold = int.MaxValue })));
        Assert.Equal("IHDR IDAT IEND", Chunks(Encode(image, new PngEncoder { SkipMetadata = true })));
    }

    [Fact]
    public void Texts_come_back_as_they_were()
    {
        using var image = WithTexts();
        using var back = Image.Load<Rgb24>(Encode(image, new PngEncoder()));
        Assert.Equal(image.Metadata.GetPngMetadata().TextData, back.Metadata.GetPngMetadata().TextData);
    }

    [Fact]
    public void What_it_cannot_write_is_refused() =>
        Assert.Throws<NotSupportedException>(() => Encode(new Image<Rgb24>(1, 1), new PngEncoder { ColorType = PngColorType.Palette }));

    [Fact]
    public void Pixel_data_must_fill_the_picture()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.LoadPixelData<Rgb24>(new byte[26], 3, 3));
        using var image = Image.LoadPixelData<Rgb24>(new byte[27], 3, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.CopyPixelDataTo(new byte[26]));
    }

    private static Image<Rgb24> WithTexts()
    {
        var image = new Image<Rgb24>(3, 2, new Rgb24(1, 2, 3));
        var texts = image.Metadata.GetPngMetadata().TextData;
        texts.Add(new PngTextData("parameters", "Größe\nSteps: 20", "", ""));
        texts.Add(new PngTextData("long", new string('a', 1025), "", ""));
        texts.Add(new PngTextData("unicode", "赤い円 🔴", "", ""));
        texts.Add(new PngTextData("tagged", "Kreis", "de", "schlüssel"));
        return image;
    }

    private static byte[] Encode(Image image, PngEncoder encoder)
    {
        using var file = new MemoryStream();
        image.SaveAsPng(file, encoder);
        return file.ToArray();
    }

    private static PngColorType? ColorTypeOf(byte[] file) => Image.Identify(file).Metadata.GetPngMetadata().ColorType;

    private static string Chunks(byte[] file)
    {
        var types = new List<string>();
        for (var at = 8; at < file.Length; at += 12 + (file[at + 2] << 8) + file[at + 3])
            types.Add(Encoding.ASCII.GetString(file, at + 4, 4));
        return string.Join(' ', types);
    }
}
