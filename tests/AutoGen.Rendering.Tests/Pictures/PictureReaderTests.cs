using AutoGen.Abstractions;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Pictures;

public sealed class PictureReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PictureReader reader = new(pixelLimit: 1_000_000);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_written_picture_is_read_back_with_its_size(int channels)
    {
        var picture = Colourful(37, 21, channels);
        var path = folder.Write("some.png", Encode(picture));

        var read = reader.Read(path).Value!;

        Assert.Equal(new ImageFacts(37, 21), reader.Inspect(path).Value);
        Assert.Equal((37, 21, 4), (read.Width, read.Height, read.Channels));
        Assert.Equal(WithAlpha(picture), read.Pixels.ToArray());
    }

    [Fact]
    public void A_file_cut_at_any_place_is_refused_and_named()
    {
        var whole = PngChunk.Split(Encode(Colourful(256, 256, 3)));
        var chunks = PngChunk.ReadAll(whole);
        // ImageSharp passes over the cut between two data chunks
        int[] cuts = [40, 50, chunks.First(chunk => chunk.Type == "IDAT").End, whole.Length / 2, chunks[^2].End, whole.Length - 12];
        Assert.NotNull(reader.Read(folder.Write("whole.png", whole)).Value);

        foreach (var cut in cuts)
        {
            var problem = Assert.Single(reader.Read(folder.Write($"cut{cut}.png", whole[..cut])).Problems);
            Assert.Equal("image-corrupt", problem.Code);
            Assert.Contains($"cut{cut}.png is truncated or corrupt", problem.Message, StringComparison.Ordinal);
            Assert.NotNull(problem.Remedy);
        }
    }

    [Fact]
    public void A_kind_that_ImageSharp_knows_and_does_not_decode_is_said_to_be_that()
    {
        // lossless JPEG (SOF3), which neither package set decodes
        byte[] lossless = [0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0xFF, 0xD9];
        var problem = Assert.Single(reader.Read(folder.Write("photo.jpg", lossless)).Problems);

        Assert.Equal("image-format-unsupported", problem.Code);
        Assert.Contains("photo.jpg cannot be read: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("PNG", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_a_size_is_refused()
    {
        var problem = Assert.Single(reader.Inspect(folder.Write("flat.png", PngChunk.Bomb(0, 30))).Problems);

        Assert.Equal("image-corrupt", problem.Code);
        Assert.Contains("0 x 30", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_named_png_is_not_an_image()
    {
        var problem = Assert.Single(reader.Inspect(folder.Write("notes.png", "a red circle"u8.ToArray())).Problems);

        Assert.Equal("image-format-unknown", problem.Code);
        Assert.Contains("notes.png is not an image", problem.Message, StringComparison.Ordinal);
        Assert.Equal(folder.File("notes.png"), problem.File);
    }

    [Fact]
    public void Empty_missing_and_folder_paths_have_reasons_of_their_own()
    {
        Directory.CreateDirectory(folder.File("folder.png"));

        Assert.Equal("image-empty", reader.Inspect(folder.Write("empty.png", [])).Problems[0].Code);
        Assert.Equal("image-missing", reader.Inspect(folder.File("nothing.png")).Problems[0].Code);
        Assert.Equal("image-missing", reader.Inspect(Path.Combine(folder.File("nowhere"), "nothing.png")).Problems[0].Code);
        Assert.Equal("image-unreadable", reader.Inspect(folder.File("folder.png")).Problems[0].Code);
    }

    [Fact]
    public void A_decompression_bomb_is_refused_by_its_header_alone()
    {
        var path = folder.Write("bomb.png", PngChunk.Bomb(60000, 60000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = Assert.Single(reader.Read(path).Problems);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000, "60000 x 60000 pixels would be gigabytes");
        Assert.Equal("image-too-large", problem.Code);
        Assert.Contains("60000 x 60000 pixels; it was not decoded", problem.Message, StringComparison.Ordinal);
        Assert.Equal("up to 1000000 pixels in all", problem.Allowed);
        Assert.Equal("image-too-large", reader.Inspect(path).Problems[0].Code);
    }

    [Fact]
    public void Exactly_the_limit_is_allowed()
    {
        var path = folder.Write("limit.png", Encode(Colourful(20, 10, 3)));

        Assert.NotNull(new PictureReader(200).Read(path).Value);
        Assert.Equal("image-too-large", new PictureReader(199).Read(path).Problems[0].Code);
    }

    [Fact]
    public void The_public_inspector_says_the_same()
    {
        var inspector = new ImageInspector(pixelLimit: 100);

        Assert.Equal("image-too-large", inspector.Inspect(folder.Write("some.png", Encode(Colourful(20, 10, 3)))).Problems[0].Code);
    }

    private static byte[] Encode(Picture picture) => PictureWriter.Encode(picture, new PictureEncoding());

    /// <summary>Too irregular to compress, so that the file is large.</summary>
    private static Picture Colourful(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        var state = 1u;
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] = (byte)((state = (state * 1664525) + 1013904223) >> 24);
        return new Picture(width, height, channels, pixels);
    }

    private static byte[] WithAlpha(Picture picture) => picture.Channels == 4
        ? picture.Pixels.ToArray()
        : [.. picture.Pixels.ToArray().Chunk(3).SelectMany(static rgb => rgb.Append((byte)255))];
}
