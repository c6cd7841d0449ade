using System.Globalization;
using AutoGen.Abstractions;
using AutoGen.Rendering.Drawing;

namespace AutoGen.PostProcessors;

/// <summary>Lays all pictures of a drop out in rows, as a contact sheet.</summary>
internal sealed class GridMaker(GridOptions options) : ISheetMaker
{
    /// <summary>Cells are about as many dots wide as a seed is long.</summary>
    private const int DotsInWidth = 128;

    private static readonly Colour White = new(255, 255, 255, 255), Black = new(0, 0, 0, 255);

    public async ValueTask<Picture> ComposeAsync(IReadOnlyList<SheetPicture> pictures, PostProcessContext context, CancellationToken cancellationToken)
    {
        var shape = new SheetShape(options.Columns, options.Gap, options.Longest, options.Label == GridLabel.None ? 0 : DotsInWidth);
        var layout = new SheetLayout(shape, pictures.Count, pictures.Max(static picture => picture.Width), pictures.Max(static picture => picture.Height));
        var canvas = new Canvas(layout.Width, layout.Height, Colour.Parse(options.Background), hasAlpha: false);
        for (var index = 0; index < pictures.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            canvas.LayOn(layout, index, await LoadAsync(pictures[index], layout, context, cancellationToken).ConfigureAwait(false));
            if (layout.Dot > 0)
                canvas.LayLabel(layout, index, Label(index, pictures[index]), White, Black);
        }

        return canvas.ToPicture(new Picture(1, 1, 3, new byte[3]));
    }

    private static async ValueTask<Picture> LoadAsync(SheetPicture member, SheetLayout layout, PostProcessContext context, CancellationToken cancellationToken)
    {
        var picture = await member.LoadAsync(cancellationToken).ConfigureAwait(false);
        var (width, height) = (layout.Scaled(picture.Width), layout.Scaled(picture.Height));
        return (width, height) == (picture.Width, picture.Height)
            ? picture
            : await new ResizePostProcessor(new ResizeOptions { Width = width, Height = height }).ProcessAsync(picture, context, cancellationToken).ConfigureAwait(false);
    }

    private string Label(int index, SheetPicture picture) =>
        (options.Label == GridLabel.Seed ? picture.Seed : index + 1).ToString(CultureInfo.InvariantCulture);
}
