using System.Security.Cryptography;
using System.Text;
using AutoGen.Abstractions;
using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Pictures;

public sealed class PictureWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Equal_pictures_are_equal_files_and_the_hash_is_that_of_the_file()
    {
        var (sha256, bytes) = PictureWriter.Write(Encode(Plain("a text")), folder.File("one.png"));
        PictureWriter.Write(Encode(Plain("a text")), folder.File("two.png"));

        var file = File.ReadAllBytes(folder.File("one.png"));
        Assert.Equal(file, File.ReadAllBytes(folder.File("two.png")));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(file)), file.Length), (sha256, (int)bytes));
        Assert.DoesNotContain("tIME", PngChunk.ReadAll(file).Select(chunk => chunk.Type));
    }

    [Theory]
    [InlineData("Zürich, 7°")]
    [InlineData("several\nlines, as A1111 writes them\nSteps: 20")]
    public void Latin_text_is_a_plain_text_chunk_however_long(string text)
    {
        var longText = text + new string('x', 5000);

        var chunk = Assert.Single(PngChunk.ReadAll(Encode(Plain(longText))), chunk => chunk.Type.EndsWith("Xt", StringComparison.Ordinal));

        Assert.Equal("tEXt", chunk.Type);
        Assert.Equal("parameters\0" + longText, Encoding.Latin1.GetString(chunk.Data));
    }

    [Fact]
    public void Other_text_is_an_uncompressed_international_text_chunk()
    {
        var text = "красный круг " + new string('円', 3000);

        var chunk = Assert.Single(PngChunk.ReadAll(Encode(Plain(text))), chunk => chunk.Type.EndsWith("Xt", StringComparison.Ordinal));

        Assert.Equal("iTXt", chunk.Type);
        Assert.Equal("parameters\0\0\0\0\0" + text, Encoding.UTF8.GetString(chunk.Data));
    }

    [Fact]
    public void A_picture_cannot_be_written_into_a_folder_that_is_not_there() =>
        Assert.Throws<DirectoryNotFoundException>(() => PictureWriter.Write(Encode(Plain("a text")), Path.Combine(folder.File("nowhere"), "one.png")));

    private static byte[] Encode(Picture picture) => PictureWriter.Encode(picture, new PictureEncoding());

    private static Picture Plain(string text) =>
        new(2, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], new Dictionary<string, string> { ["parameters"] = text });
}
