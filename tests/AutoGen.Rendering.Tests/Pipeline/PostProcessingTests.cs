using System.Text;
using System.Text.Json.Nodes;
using AutoGen.Abstractions;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Pipeline;
using AutoGen.Rendering.Plugins;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Pipeline;

/// <summary>What steps do to a picture and its files, and what becomes of it where they fail.</summary>
public sealed class PostProcessingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Picture start = new(2, 1, 3, [1, 2, 3, 4, 5, 6]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Steps_run_in_order_and_each_has_its_line()
    {
        var processed = Run(Step("add", Add(10)), Step("nothing", static (picture, _) => picture), Step("add", Add(1)));
        Assert.Equal([12, 13, 14, 15, 16, 17], processed.Picture.Pixels.ToArray());
        Assert.Equal(["add: by 1", "nothing: by 1", "add: by 1"], processed.Lines);
        Assert.Equal(["add: by 1", "add: by 1"], processed.Changes);
    }

    [Fact]
    public void A_step_that_fails_fails_the_render_and_is_named()
    {
        var fault = Assert.Throws<RenderFault>(() => Run(Step("add", Add(10)), Step("breaks", Break)));
        Assert.Equal("plugin-part-failed", fault.Problem.Code);
        Assert.Contains("post-processor breaks", fault.Problem.Message, StringComparison.Ordinal);
        Assert.Contains("out of paint", fault.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Skip_goes_on_without_what_the_step_did()
    {
        var processed = Run(Step("add", Add(10)), Step("breaks", Break, "skip"), Step("add", Add(1)));
        Assert.Equal([12, 13, 14, 15, 16, 17], processed.Picture.Pixels.ToArray());
        Assert.Empty(processed.Sidecars);
        Assert.Equal("post-process-skipped", Assert.Single(processed.Warnings).Code);
        Assert.Equal("breaks: by 1 (skipped)", processed.Lines[1]);
    }

    [Fact]
    public void Unprocessed_keeps_the_picture_as_it_was_made()
    {
        var processed = Run(Step("add", Add(10)), Step("breaks", Break, "unprocessed"), Step("add", Add(1)));
        Assert.Same(start, processed.Picture);
        Assert.Empty(processed.Changes);
        Assert.Equal("post-process-left-off", Assert.Single(processed.Warnings).Code);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("../up.txt")]
    [InlineData(".a/b")]
    [InlineData(".a\\b")]
    [InlineData(".")]
    [InlineData(".txt.")]
    [InlineData(".TXT")]
    public void A_file_beside_the_picture_needs_a_plain_ending_of_its_own(string ending) =>
        Assert.Throws<RenderFault>(() => Run(Step("first", static (picture, context) => Beside(picture, context, ".txt")), Step("second", (picture, context) => Beside(picture, context, ending))));

    [Fact]
    public void A_copy_is_the_picture_as_it_was_when_it_was_asked_for()
    {
        var processed = Run(
            Step("copy", (picture, context) => Copy(picture, context, folder.File("early"))),
            Step("add", Add(10)),
            Step("jpeg", static (picture, context) => Encode(picture, context, PictureFormat.Jpeg)),
            Step("copy", (picture, context) => Copy(picture, context, folder.File("late"))));
        var picture = new RenderWriting(folder.File("work.png"), "settings").Write(processed, 7, static () => new RenderTimes(0, 0, 0));
        Assert.Equal((PictureFileFormat.Jpeg, 2), (picture.Format, picture.Files.Count));
        Assert.Equal((folder.File("early"), ".png", folder.File("work.png.1")), (picture.Files[0].Folder, picture.Files[0].Ending, picture.Files[0].WorkFile));
        Assert.Equal((folder.File("late"), ".jpg", folder.File("work.png"), picture.Sha256), (picture.Files[1].Folder, picture.Files[1].Ending, picture.Files[1].WorkFile, picture.Files[1].Sha256));
        Assert.Equal([1, 2, 3, 255, 4, 5, 6, 255], new PictureReader(100).Read(folder.File("work.png.1")).Value!.Pixels.ToArray());
    }

    [Fact]
    public void Stripped_files_hold_no_text_and_others_tell_what_changed_them()
    {
        var told = Encoding.Latin1.GetString(Run(Step("add", Add(1))).Encode("settings"));
        Assert.Contains("parameters\0settings", told, StringComparison.Ordinal);
        Assert.Contains("postprocessing\0add: by 1", told, StringComparison.Ordinal);
        var stripped = Encoding.Latin1.GetString(Run(Step("add", Add(1)), Step("strip", static (picture, context) => Strip(picture, context))).Encode("settings"));
        Assert.DoesNotContain("settings", stripped, StringComparison.Ordinal);
        Assert.DoesNotContain("postprocessing", stripped, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_the_name_of_the_picture_is_refused()
    {
        var processed = Run(Step("beside", static (picture, context) => Beside(picture, context, ".png")));
        Assert.Equal("sidecar-is-picture", Assert.Throws<RenderFault>(() => new RenderWriting(folder.File("work.png"), "").Write(processed, 7, static () => new RenderTimes(0, 0, 0))).Problem.Code);
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/somewhere")]
    [InlineData("link/below")]
    public void A_dropped_file_may_copy_only_below_the_output_folder(string wanted)
    {
        Directory.CreateDirectory(folder.File("output"));
        Directory.CreateDirectory(folder.File("elsewhere"));
        Directory.CreateSymbolicLink(folder.File("output/link"), folder.File("elsewhere"));
        var request = RendererFixture.Pocket with { OutputFolder = folder.File("output"), PictureFolders = [folder.File("output")] };
        var steps = new[] { Step("copy", (picture, context) => Copy(picture, context, wanted)) };
        var refused = Assert.Throws<RenderFault>(() => new PostProcessing(request, new PictureReader(100)).Run(start, steps, CancellationToken.None));
        Assert.StartsWith("path-", refused.Problem.Code, StringComparison.Ordinal);
        Assert.Single(new PostProcessing(request with { PictureFolders = null }, new PictureReader(100)).Run(start, steps, CancellationToken.None).Copies);
    }

    private ProcessedPicture Run(params ProcessingStep<IPostProcessor>[] steps) =>
        new PostProcessing(RendererFixture.Pocket, new PictureReader(100)).Run(start, steps, CancellationToken.None);

    private static ProcessingStep<IPostProcessor> Step(string name, Func<Picture, PostProcessContext, Picture> process, string onFailure = "fail")
    {
        var extension = new Extension<IPostProcessor>(name, "Test", OptionsType.Of<NoOptions>(), _ => new Processor(process));
        var options = new JsonObject { ["by"] = 1 };
        return new ProcessingStep<IPostProcessor>(new PluginPart<IPostProcessor>("post-processor", extension, new NoOptions()), Enum.Parse<StepPolicy>(onFailure, ignoreCase: true), new NamedOptions(name, options));
    }

    private static Func<Picture, PostProcessContext, Picture> Add(byte by) =>
        (picture, _) => picture.WithPixels(picture.Width, picture.Height, picture.Channels, [.. picture.Pixels.ToArray().Select(level => (byte)(level + by))]);

    private static Picture Break(Picture picture, PostProcessContext context)
    {
        context.AddSidecar(".txt", "half"u8);
        throw new InvalidOperationException("out of paint");
    }

    private static Picture Beside(Picture picture, PostProcessContext context, string ending)
    {
        context.AddSidecar(ending, "text"u8);
        return picture;
    }

    private static Picture Copy(Picture picture, PostProcessContext context, string folder)
    {
        context.AddCopy(picture, folder);
        return picture;
    }

    private static Picture Encode(Picture picture, PostProcessContext context, PictureFormat format)
    {
        context.Encoding = new PictureEncoding { Format = format };
        return picture;
    }

    private static Picture Strip(Picture picture, PostProcessContext context)
    {
        context.WritesMetadata = false;
        return picture;
    }

    private sealed class Processor(Func<Picture, PostProcessContext, Picture> process) : IPostProcessor
    {
        public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken) => new(process(picture, context));
    }
}
