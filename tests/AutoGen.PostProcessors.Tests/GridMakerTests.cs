using AutoGen.Abstractions;

namespace AutoGen.PostProcessors.Tests;

public sealed class GridMakerTests
{
    [Theory]
    [InlineData(1, 0, 1, 1)]
    [InlineData(4, 0, 2, 2)]
    [InlineData(5, 0, 3, 2)]
    [InlineData(9, 0, 3, 3)]
    [InlineData(5, 2, 2, 3)]
    [InlineData(3, 8, 3, 1)]
    public async Task Rows_and_columns_hold_all_pictures(int count, int columns, int wantedColumns, int wantedRows)
    {
        var sheet = await ComposeAsync(new GridOptions { Columns = columns, Gap = 2 }, [.. Enumerable.Range(1, count).Select(number => Pictures.Plain(10, 6, (byte)number, 0, 0))]);
        Assert.Equal((2 + (wantedColumns * 12), 2 + (wantedRows * 8), 3), (sheet.Width, sheet.Height, sheet.Channels));
        for (var index = 0; index < count; index++)
            Assert.Equal([(byte)(index + 1), 0, 0], sheet.At(7 + (index % wantedColumns * 12), 5 + (index / wantedColumns * 8)));
    }

    [Fact]
    public async Task Smaller_pictures_stand_in_the_middle_of_their_cells_over_the_background()
    {
        var sheet = await ComposeAsync(new GridOptions { Gap = 1, Background = "#102030" }, Pictures.Plain(10, 10, 200, 0, 0), Pictures.Plain(4, 2, 0, 200, 0));
        Assert.Equal([0x10, 0x20, 0x30], sheet.At(0, 0));
        Assert.Equal([0x10, 0x20, 0x30], sheet.At(14, 5));
        Assert.Equal([0, 200, 0], sheet.At(15, 5));
        Assert.Equal([0, 200, 0], sheet.At(18, 6));
        Assert.Equal([0x10, 0x20, 0x30], sheet.At(19, 6));
    }

    [Fact]
    public async Task A_sheet_is_never_longer_than_asked_and_pictures_keep_their_shape()
    {
        var sheet = await ComposeAsync(new GridOptions { Gap = 0, Longest = 100 }, [.. Enumerable.Repeat(Pictures.Plain(200, 100, 9, 9, 9), 4)]);
        Assert.Equal((100, 50), (sheet.Width, sheet.Height));
    }

    [Fact]
    public async Task Labels_make_room_below_each_picture()
    {
        var plain = await ComposeAsync(new GridOptions { Gap = 0 }, Pictures.Plain(64, 30, 0, 0, 0));
        var labelled = await ComposeAsync(new GridOptions { Gap = 0, Label = GridLabel.Seed }, Pictures.Plain(64, 30, 0, 0, 0));
        Assert.Equal(plain.Height + 10, labelled.Height);
        Assert.Contains(Enumerable.Range(0, 64), column => labelled.At(column, 34)[0] == 255);
    }

    [Fact]
    public async Task Pictures_are_loaded_one_by_one()
    {
        var loaded = 0;
        var members = Enumerable.Range(0, 3).Select(_ => new SheetPicture(4, 4, 0, _ => new(Load())));
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await new GridMaker(new GridOptions()).ComposeAsync([.. members], new FakeContext(), new CancellationToken(canceled: true)));
        Assert.Equal(0, loaded);

        Picture Load()
        {
            loaded++;
            return Pictures.Plain(4, 4, 1, 1, 1);
        }
    }

    private static async Task<Picture> ComposeAsync(GridOptions options, params Picture[] pictures) =>
        await new GridMaker(options).ComposeAsync([.. pictures.Select((picture, index) => new SheetPicture(picture.Width, picture.Height, index, _ => new(picture)))], new FakeContext(), CancellationToken.None);
}
