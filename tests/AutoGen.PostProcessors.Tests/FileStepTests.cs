using AutoGen.Abstractions;

namespace AutoGen.PostProcessors.Tests;

/// <summary><c>convert</c>, <c>copy_to</c> and <c>strip_metadata</c>: they change the file, not the picture.</summary>
public sealed class FileStepTests
{
    private readonly Picture picture = Pictures.Plain(2, 2, 1, 2, 3);
    private readonly FakeContext context = new();

    [Fact]
    public void Convert_says_format_quality_and_whether_to_lose_nothing()
    {
        Assert.Same(picture, new ConvertPostProcessor(new ConvertOptions { Format = PictureFormat.Webp, Quality = 55, Lossless = true }).Process(picture, context));
        Assert.Equal(new PictureEncoding { Format = PictureFormat.Webp, Quality = 55, Lossless = true }, context.Encoding);
    }

    [Fact]
    public void Copy_to_asks_for_a_copy_of_the_picture_as_it_is_now()
    {
        Assert.Same(picture, new CopyToPostProcessor(new CopyToOptions { Folder = "further" }).Process(picture, context));
        Assert.Equal([(picture, "further")], context.Copies);
        Assert.Contains("a folder is needed", Assert.Single(Faults.Of(new CopyToOptions())), StringComparison.Ordinal);
    }

    [Fact]
    public void Strip_metadata_keeps_texts_out_of_the_file()
    {
        Assert.Same(picture, new StripMetadataPostProcessor().Process(picture, context));
        Assert.False(context.WritesMetadata);
    }
}
