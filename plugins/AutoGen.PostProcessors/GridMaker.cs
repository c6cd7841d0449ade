using System.Globalization;
using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Lays all pictures of a drop out in rows, as a contact sheet.</summary>
internal sealed class GridMaker(GridOptions options) : ISheetMaker
{
    private static readonly Colour White = new(255, 255, 255, 255), Black = new(0, 0, 0, 255);

    public async ValueTask<Picture> ComposeAsync(IReadOnlyList<SheetPicture> pictures, PostProcessContext context, CancellationToken cancellationToken)
    {
        var layout = new GridLayout(options, pictures);
        var canvas = new Canvas(layout.Width, layout.Height, Colour.Parse(options.Background), hasAlpha: false);
        for (var index = 0; index < pictures.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var picture = await LoadAsync(pictures[index], layout, context, cancellationToken).ConfigureAwait(false);
            var (left, top) = layout.Corner(index);
            canvas.LayOver(picture, left + ((layout.CellWidth - picture.Width) / 2), top + ((layout.CellHeight - picture.Height) / 2));
            if (layout.Dot > 0)
                LayLabel(canvas, Label(index, pictures[index]), layout, left, top + layout.CellHeight);
        }

        return canvas.ToPicture(new Picture(1, 1, 3, new byte[3]));
    }

    private static async ValueTask<Picture> LoadAsync(SheetPicture member, GridLayout layout, PostProcessContext context, CancellationToken cancellationToken)
    {
        var picture = await member.LoadAsync(cancellationToken).ConfigureAwait(false);
        var (width, height) = (layout.Scaled(picture.Width), layout.Scaled(picture.Height));
        return (width, height) == (picture.Width, picture.Height)
            ? picture
            : await new ResizePostProcessor(new ResizeOptions { Width = width, Height = height }).ProcessAsync(picture, context, cancellationToken).ConfigureAwait(false);
    }

    private string Label(int index, SheetPicture picture) =>
        (options.Label == GridLabel.Seed ? picture.Seed : index + 1).ToString(CultureInfo.InvariantCulture);

    private static void LayLabel(Canvas canvas, string text, GridLayout layout, int left, int top)
    {
        var label = BitmapFont.Draw(text, layout.Dot, White, Black);
        canvas.LayOver(label, left + ((layout.CellWidth - label.Width) / 2), top + layout.Dot);
    }
}
