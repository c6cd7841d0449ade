using AutoGen.Abstractions;
using AutoGen.Rendering.Drawing;

namespace AutoGen.PostProcessors.Tests;

/// <summary>Each step on the same scene against a kept picture.</summary>
public sealed class ReferenceTests
{
    private static readonly Picture Mark = Pictures.Make(10, 6, 4, static (column, row) => [255, (byte)(column * 20), 0, (byte)(row * 50)]);

    private static readonly Dictionary<string, IPostProcessor> Steps = new()
    {
        ["resize-lanczos"] = new ResizePostProcessor(new ResizeOptions { Factor = 1.5 }),
        ["resize-bicubic-fit"] = new ResizePostProcessor(new ResizeOptions { Width = 40, Height = 90, Mode = ResizeMode.Fit, Filter = ResizeFilter.Bicubic }),
        ["resize-nearest-fill"] = new ResizePostProcessor(new ResizeOptions { Width = 96, Height = 48, Mode = ResizeMode.Fill, Filter = ResizeFilter.Nearest }),
        ["crop-16-9"] = new CropPostProcessor(new CropOptions { Aspect = "16:9" }),
        ["pad-16-9"] = new PadPostProcessor(new PadOptions { Aspect = "16:9", Colour = "#20406080" }),
        ["sharpen"] = new SharpenPostProcessor(new SharpenOptions { Radius = 1.5, Amount = 1.2 }),
        ["levels"] = new LevelsPostProcessor(new LevelsOptions { Black = 20, White = 220, Gamma = 1.4, Saturation = 1.5 }),
        ["grain"] = new GrainPostProcessor(new GrainOptions { Amount = 12 }),
        ["grain-coloured"] = new GrainPostProcessor(new GrainOptions { Amount = 12, Coloured = true }),
        ["border"] = new BorderPostProcessor(new BorderOptions { Width = 5, Colour = "#c08040" }),
        ["watermark-image"] = new WatermarkPostProcessor(new WatermarkOptions { Path = "mark.png", Corner = Corner.TopLeft, Scale = 0.4, Margin = 3 }),
        ["watermark-text"] = new WatermarkPostProcessor(new WatermarkOptions { Text = "© AutoGen 1", Scale = 1, Margin = 1, Opacity = 0.9, Colour = "#ffe080" }),
    };

    public static TheoryData<string> Names { get; } = [.. Steps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_makes_the_picture_that_was_looked_at(string name) =>
        ReferencePictures.Matches(name, Steps[name].Process(ReferencePictures.Scene, new FakeContext(Mark)));

    [Fact]
    public async Task A_grid_is_the_sheet_that_was_looked_at()
    {
        Picture[] pictures = [ReferencePictures.Scene, Pictures.Plain(40, 20, 200, 30, 30), ReferencePictures.Scene, Mark, ReferencePictures.Scene];
        var members = pictures.Select((picture, index) => new SheetPicture(picture.Width, picture.Height, 40 + index, _ => new(picture))).ToList();
        var sheet = await new GridMaker(new GridOptions { Gap = 3, Background = "#303030", Label = GridLabel.Seed }).ComposeAsync(members, new FakeContext(), CancellationToken.None);
        ReferencePictures.Matches("grid", sheet);
    }

    [Fact]
    public void The_whole_font_is_the_one_that_was_looked_at()
    {
        var font = string.Concat(Enumerable.Range(' ', 95).Select(static letter => (char)letter)) + "©円";
        var canvas = new Canvas(200, 60, new Colour(40, 60, 90, 255), hasAlpha: false);
        for (var line = 0; line * 32 < font.Length; line++)
            canvas.LayOver(BitmapFont.Draw(font[(line * 32)..Math.Min(font.Length, (line + 1) * 32)], 1, new Colour(255, 255, 255, 255), null), 2, 2 + (line * 12));
        ReferencePictures.Matches("font", canvas.ToPicture(Pictures.Plain(1, 1, 0, 0, 0)));
    }
}
