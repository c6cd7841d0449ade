using AutoGen.Abstractions;
using AutoGen.Rendering.Drawing;

namespace AutoGen.PostProcessors;

/// <summary>Lays an image or a text over a corner of the picture; what does not fit is cut off.</summary>
internal sealed class WatermarkPostProcessor(WatermarkOptions options) : IPostProcessor
{
    private static readonly Colour Black = new(0, 0, 0, 255);

    public async ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var mark = options.Text.Length > 0 ? TextMark(picture.Width) : await ImageMarkAsync(picture.Width, context, cancellationToken).ConfigureAwait(false);
        var left = options.Corner is Corner.TopLeft or Corner.BottomLeft ? options.Margin : picture.Width - mark.Width - options.Margin;
        var top = options.Corner is Corner.TopLeft or Corner.TopRight ? options.Margin : picture.Height - mark.Height - options.Margin;
        var canvas = new Canvas(picture);
        canvas.LayOver(mark, left, top, options.Opacity);
        return canvas.ToPicture(picture);
    }

    private Picture TextMark(int pictureWidth)
    {
        var dot = Math.Max(1, (int)(pictureWidth * options.Scale / BitmapFont.WidthOf(options.Text)));
        return BitmapFont.Draw(options.Text, dot, Colour.Parse(options.Colour), options.Rim ? Black : null);
    }

    private async ValueTask<Picture> ImageMarkAsync(int pictureWidth, PostProcessContext context, CancellationToken cancellationToken)
    {
        var mark = await context.LoadPictureAsync(options.Path, cancellationToken).ConfigureAwait(false);
        if (options.Scale == 0)
            return mark;
        var width = Math.Max(1, (int)Math.Round(pictureWidth * options.Scale, MidpointRounding.AwayFromZero));
        return await new ResizePostProcessor(new ResizeOptions { Width = width }).ProcessAsync(mark, context, cancellationToken).ConfigureAwait(false);
    }
}
