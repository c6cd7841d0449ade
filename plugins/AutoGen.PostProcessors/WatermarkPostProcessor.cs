using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Lays an image over a corner of the picture; what does not fit is cut off.</summary>
internal sealed class WatermarkPostProcessor(WatermarkOptions options) : IPostProcessor
{
    public async ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var mark = await context.LoadPictureAsync(options.Path, cancellationToken).ConfigureAwait(false);
        if (options.Scale > 0)
            mark = await ScaleAsync(mark, picture.Width, context, cancellationToken).ConfigureAwait(false);
        return LayOver(picture, mark);
    }

    private ValueTask<Picture> ScaleAsync(Picture mark, int pictureWidth, PostProcessContext context, CancellationToken cancellationToken)
    {
        var width = Math.Max(1, (int)Math.Round(pictureWidth * options.Scale, MidpointRounding.AwayFromZero));
        return new ResizePostProcessor(new ResizeOptions { Width = width }).ProcessAsync(mark, context, cancellationToken);
    }

    private Picture LayOver(Picture picture, Picture mark)
    {
        var left = options.Corner is Corner.TopLeft or Corner.BottomLeft ? options.Margin : picture.Width - mark.Width - options.Margin;
        var top = options.Corner is Corner.TopLeft or Corner.TopRight ? options.Margin : picture.Height - mark.Height - options.Margin;
        var pixels = picture.Pixels.ToArray();
        for (var index = 0; index < mark.Width * mark.Height; index++)
        {
            var (row, column) = (top + (index / mark.Width), left + (index % mark.Width));
            if (row >= 0 && row < picture.Height && column >= 0 && column < picture.Width)
                Blend(mark.Pixels.Slice(index * mark.Channels, mark.Channels), pixels.AsSpan(((row * picture.Width) + column) * picture.Channels, picture.Channels));
        }

        return picture.WithPixels(picture.Width, picture.Height, picture.Channels, pixels);
    }

    /// <summary>"Over" with colours that are not premultiplied (Porter and Duff 1984).</summary>
    private void Blend(ReadOnlySpan<byte> mark, Span<byte> pixel)
    {
        var above = options.Opacity * (mark.Length == 4 ? mark[3] / 255.0 : 1);
        var below = (pixel.Length == 4 ? pixel[3] / 255.0 : 1) * (1 - above);
        var alpha = above + below;
        if (alpha == 0)
            return;
        for (var channel = 0; channel < 3; channel++)
            pixel[channel] = (byte)Math.Round(((mark[channel] * above) + (pixel[channel] * below)) / alpha);
        if (pixel.Length == 4)
            pixel[3] = (byte)Math.Round(alpha * 255);
    }
}
