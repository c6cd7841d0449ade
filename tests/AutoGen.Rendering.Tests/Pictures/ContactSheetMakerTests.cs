using AutoGen.Rendering.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Rendering.Tests.Pictures;

public sealed class ContactSheetMakerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Every_picture_is_there_small_in_its_shape_and_on_the_sheet_and_one_that_cannot_be_shown_leaves_its_place()
    {
        var wide = Make("wide.png", 400, 200, new Rgb24(250, 20, 20));
        var tiny = Make("tiny.png", 40, 60, new Rgb24(20, 20, 250));
        File.WriteAllText(folder.File("text.png"), "not a picture");

        var sheet = new ContactSheetMaker(TimeProvider.System).Draw([new(wide, "#1 7"), new(folder.File("gone.png"), "#2 8"), new(folder.File("text.png"), "#3 9"), new(tiny, "#4 123456789012345678")]).Value!;

        Assert.Equal([true, false, false, true], sheet.Thumbnails.Select(static thumbnail => thumbnail is not null));
        Assert.Equal(((192, 96), (40, 60)), (SizeOf(sheet.Thumbnails[0]!), SizeOf(sheet.Thumbnails[3]!)));
        using var drawn = Image.Load<Rgb24>(sheet.File);
        Assert.Equal((8 + (2 * 200), 8 + (2 * 220)), (drawn.Width, drawn.Height));
        Assert.True(drawn[104, 104].R > 200, "the wide one is in the middle of the first cell");
        Assert.True(drawn[304, 324].B > 200, "the tiny one in the middle of the last");
        Assert.True(drawn[304, 104].R < 60, "nothing is where the missing one would be");
        Assert.True(Enumerable.Range(0, drawn.Width).Any(column => drawn[column, 212].R > 150), "the captions are below the pictures");
    }

    [Fact]
    public void After_two_minutes_the_rest_is_left_out()
    {
        var picture = Make("wide.png", 40, 20, new Rgb24(250, 20, 20));

        var sheet = new ContactSheetMaker(new SlowTime()).Draw([.. Enumerable.Range(1, 5).Select(number => new AutoGen.Protocol.Rendering.SheetEntry(picture, $"#{number}"))]).Value!;

        Assert.Equal([true, true, false, false, false], sheet.Thumbnails.Select(static thumbnail => thumbnail is not null));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Each look at it takes fifty seconds.</summary>
    private sealed class SlowTime : TimeProvider
    {
        private long looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => looks++ * 50;
    }

    private string Make(string name, int width, int height, Rgb24 colour)
    {
        using var image = Image.LoadPixelData<Rgb24>([.. Enumerable.Repeat(colour, width * height)], width, height);
        using var file = File.Create(folder.File(name));
        image.Save(file, new SixLabors.ImageSharp.Formats.Png.PngEncoder());
        return folder.File(name);
    }

    private static (int, int) SizeOf(byte[] file)
    {
        using var image = Image.Load<Rgb24>(file);
        return (image.Width, image.Height);
    }
}
