using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Standins.Tests.ImageSharp;

public sealed class PngDecodingTests
{
    public static TheoryData<string> Pictures =>
        [.. Directory.EnumerateFiles(Path.Combine(Recorded.Folder, "decode"), "*.png").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Every_kind_of_png_has_the_pixels_that_the_package_sees(string name)
    {
        using var image = Image.Load<Rgba32>(Recorded.Read($"decode/{name}.png"));
        Assert.Equal((13, 11), (image.Width, image.Height));
        Assert.Equal(Recorded.Read($"decode/{name}.rgba"), Recorded.Pixels(image));
    }

    [Fact]
    public void Alpha_is_dropped_where_the_pixel_type_has_none()
    {
        using var rgba = Image.Load<Rgba32>(Recorded.Read("decode/rgba.png"));
        using var rgb = Image.Load<Rgb24>(Recorded.Read("decode/rgba.png"));
        Assert.Equal(new Rgb24(rgba[3, 4].R, rgba[3, 4].G, rgba[3, 4].B), rgb[3, 4]);
    }

    [Theory]
    [InlineData("rgb", PngColorType.Rgb, PngBitDepth.Bit8, PngInterlaceMode.None)]
    [InlineData("palette2-interlaced", PngColorType.Palette, PngBitDepth.Bit2, PngInterlaceMode.Adam7)]
    [InlineData("rgba16-interlaced", PngColorType.RgbWithAlpha, PngBitDepth.Bit16, PngInterlaceMode.Adam7)]
    public void Identify_tells_size_and_kind(string name, PngColorType color, PngBitDepth depth, PngInterlaceMode interlace)
    {
        var info = Image.Identify(new DecoderOptions(), Recorded.Read($"decode/{name}.png"));
        var png = info.Metadata.GetPngMetadata();
        Assert.Equal((13, 11, "PNG"), (info.Width, info.Height, info.Metadata.DecodedImageFormat?.Name));
        Assert.Equal((color, depth, interlace), (png.ColorType, png.BitDepth, png.InterlaceMethod));
    }

    [Fact]
    public void Texts_of_all_three_chunk_types_are_read()
    {
        using var image = Image.Load<Rgb24>(Recorded.Read("texts.png"));
        var texts = image.Metadata.GetPngMetadata().TextData.ToDictionary(text => text.Keyword);
        Assert.Equal("Grün, ½\nSteps: 20", texts["parameters"].Value);
        Assert.Equal("赤い円 🔴", texts["unicode"].Value);
        Assert.Equal(string.Concat(Enumerable.Repeat("red circle, ", 100)), texts["long"].Value);
        Assert.Equal(new string('円', 1100), texts["longUnicode"].Value);
        Assert.Equal(("Kreis", "de", "schlüssel"), (texts["tagged"].Value, texts["tagged"].LanguageTag, texts["tagged"].TranslatedKeyword));
    }

    [Fact]
    public void Texts_are_left_unread_on_request()
    {
        var options = new DecoderOptions { SkipMetadata = true };
        Assert.Empty(Image.Identify(options, Recorded.Read("texts.png")).Metadata.GetPngMetadata().TextData);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_too()
    {
        using var pipe = new ForwardStream(Recorded.Read("decode/rgb.png"));
        using var image = Image.Load<Rgba32>(new DecoderOptions(), pipe);
        Assert.Equal(Recorded.Read("decode/rgb.rgba"), Recorded.Pixels(image));
    }

    private sealed class ForwardStream(byte[] data) : MemoryStream(data)
    {
        public override bool CanSeek => false;
    }
}
