using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests;

/// <summary>What a person would check on finished pictures of the trained pocket model.</summary>
public sealed class PocketModelTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    [Fact]
    public async Task A_red_circle_on_a_blue_background_is_red_in_the_middle_and_blue_at_the_border()
    {
        var picture = await fixture.RenderFileAsync(RendererFixture.Pocket);

        Assert.Equal((128, 128), picture.Size);
        Assert.True(IsRed(picture.At(64, 64)), $"the middle is {picture.At(64, 64)}");
        Assert.All([(4, 4), (124, 4), (4, 124), (124, 124)], corner => Assert.True(IsBlue(picture.At(corner.Item1, corner.Item2)), $"{corner} is {picture.At(corner.Item1, corner.Item2)}"));
    }

    [Fact]
    public async Task A_negative_prompt_removes_what_it_names()
    {
        var (without, with) = (0, 0);
        for (var seed = 1; seed <= 6; seed++)
        {
            var anyColour = RendererFixture.Pocket with { Prompt = "a circle on a white background", Seed = seed };
            without += CountRed(await fixture.RenderFileAsync(anyColour));
            with += CountRed(await fixture.RenderFileAsync(anyColour with { Negative = "red" }));
        }

        Assert.True(without > 500 && with < without / 4, $"{without} red pixels without the negative prompt, {with} with it");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_another_picture()
    {
        var first = await fixture.RenderFileAsync(RendererFixture.Pocket);
        var again = await fixture.RenderFileAsync(RendererFixture.Pocket);
        var other = await fixture.RenderFileAsync(RendererFixture.Pocket with { Seed = 8 });

        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal(first.Picture.Sha256, again.Picture.Sha256);
        Assert.True(first.DifferenceTo(other) > 1);
    }

    [Fact]
    public async Task A_higher_strength_changes_more_and_strength_0_only_what_the_VAE_cannot_keep()
    {
        var input = await fixture.RenderFileAsync(RendererFixture.Pocket);
        var green = RendererFixture.Pocket with { Prompt = "a green square on a yellow background", Seed = 99 };

        var none = await fixture.RenderFileAsync(green with { Init = new InitImage(input.Path, 0, ResizeMode.Cover) });
        var little = await fixture.RenderFileAsync(green with { Init = new InitImage(input.Path, 0.3, ResizeMode.Cover) });
        var much = await fixture.RenderFileAsync(green with { Init = new InitImage(input.Path, 0.9, ResizeMode.Cover) });

        Assert.True(none.DifferenceTo(input) < 6, $"strength 0 differs by {none.DifferenceTo(input):F1} levels");
        Assert.True(little.DifferenceTo(input) < much.DifferenceTo(input) / 2, $"0.3: {little.DifferenceTo(input):F1}, 0.9: {much.DifferenceTo(input):F1}");
    }

    [Fact]
    public async Task Cfg_1_runs_no_second_half()
    {
        var steps = RendererFixture.Pocket with { Steps = 4 };

        var plain = await fixture.RenderFileAsync(steps with { Cfg = 1 });
        var negative = await fixture.RenderFileAsync(steps with { Cfg = 1, Negative = "a red circle" });

        Assert.Equal(PixelsOf(plain), PixelsOf(negative));
    }

    [Fact]
    public async Task The_picture_carries_its_parameters()
    {
        var picture = await fixture.RenderFileAsync(RendererFixture.Pocket with { Negative = "text", Seed = 4711 });

        var parameters = PngChunk.Parameters(picture.Path);

        Assert.StartsWith("a red circle on a blue background\nNegative prompt: text\nSteps: 12, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 5, Seed: 4711, Size: 128x128, Model hash: ", parameters, StringComparison.Ordinal);
        Assert.Contains(", Model: pocket, RNG: NV, Version: AutoGen ", parameters, StringComparison.Ordinal);
        Assert.DoesNotContain("Denoising strength", parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_processors_run_in_order()
    {
        var small = RendererFixture.Pocket with { Steps = 3 };
        var resize = new NamedOptions("resize", new() { ["width"] = 64 });
        var border = new NamedOptions("border", new() { ["width"] = 10, ["colour"] = "#00ff00" });

        var borderLast = await fixture.RenderFileAsync(small with { PostProcess = [resize, border] });
        var borderFirst = await fixture.RenderFileAsync(small with { PostProcess = [border, resize] });

        Assert.Equal((84, 84), borderLast.Size);
        Assert.Equal((84, 84), (borderLast.Picture.Width, borderLast.Picture.Height));
        Assert.Equal((0, 255, 0), borderLast.At(9, 40));
        Assert.Equal((64, 64), borderFirst.Size);
        Assert.NotEqual((0, 255, 0), borderFirst.At(9, 32));
    }

    [Fact]
    public async Task A_watermark_is_found_beside_the_file_that_names_it()
    {
        var mark = await fixture.RenderFileAsync(RendererFixture.Pocket with { Steps = 1 });
        var options = new NamedOptions("watermark", new() { ["path"] = Path.GetFileName(mark.Path), ["opacity"] = 1, ["scale"] = 0, ["margin"] = 0 });

        var marked = await fixture.RenderFileAsync(RendererFixture.Pocket with { Steps = 2, PostProcess = [options], BaseFolder = Path.GetDirectoryName(mark.Path) });

        Assert.Equal(0, marked.DifferenceTo(mark));
    }

    [Fact]
    public async Task The_sample_plugins_render()
    {
        var options = new NamedOptions("sample_churn", new() { ["churn"] = 0.2 });
        var request = RendererFixture.Pocket with { Sampler = options };

        var picture = await fixture.RenderFileAsync(request);
        var dark = await fixture.RenderFileAsync(request with { PostProcess = [new NamedOptions("sample_vignette", new() { ["darkness"] = 1 })] });

        Assert.True(IsRed(picture.At(64, 64)), $"the middle is {picture.At(64, 64)}");
        Assert.True(IsRed(dark.At(64, 64)));
        Assert.True(dark.At(0, 0).Blue < 10, $"the corner is {dark.At(0, 0)}");
    }

    private static bool IsRed((int Red, int Green, int Blue) colour) => colour.Red > 120 && colour.Red > 2 * Math.Max(colour.Green, colour.Blue);

    private static bool IsBlue((int Red, int Green, int Blue) colour) => colour.Blue > 100 && colour.Blue > 1.5 * Math.Max(colour.Red, colour.Green);

    private static int CountRed(RenderedFile picture) =>
        Enumerable.Range(0, picture.Size.Width * picture.Size.Height).Count(index => IsRed(picture.At(index % picture.Size.Width, index / picture.Size.Width)));

    private static List<(int Red, int Green, int Blue)> PixelsOf(RenderedFile picture) =>
        [.. Enumerable.Range(0, picture.Size.Width * picture.Size.Height).Select(index => picture.At(index % picture.Size.Width, index / picture.Size.Width))];
}
