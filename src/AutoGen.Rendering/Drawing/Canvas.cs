using AutoGen.Abstractions;

namespace AutoGen.Rendering.Drawing;

/// <summary>Pixels that pictures are laid on.</summary>
internal sealed class Canvas
{
    /// <summary>Far beyond any print, and small enough that several such pictures fit into memory.</summary>
    public const long MostPixels = 16384L * 8192;

    private readonly int width, height, channels;
    private readonly byte[] pixels;

    /// <summary>One of one colour; RGBA where that is translucent or <paramref name="hasAlpha"/> says so.</summary>
    public Canvas(int width, int height, Colour colour, bool hasAlpha)
    {
        CheckSize(width, height);
        (this.width, this.height, channels) = (width, height, hasAlpha || !colour.IsOpaque ? 4 : 3);
        pixels = new byte[width * height * channels];
        ReadOnlySpan<byte> pixel = [colour.Red, colour.Green, colour.Blue, colour.Alpha];
        for (var position = 0; position < pixels.Length; position += channels)
            pixel[..channels].CopyTo(pixels.AsSpan(position));
    }

    /// <summary>One that begins as a picture.</summary>
    public Canvas(Picture picture) =>
        (width, height, channels, pixels) = (picture.Width, picture.Height, picture.Channels, picture.Pixels.ToArray());

    /// <exception cref="InvalidOperationException">The picture would be too large.</exception>
    public static void CheckSize(long width, long height)
    {
        if (width * height > MostPixels)
            throw new InvalidOperationException($"it would make a picture of {width} x {height} pixels; the most is {MostPixels} pixels in all.");
    }

    /// <summary>Puts a picture down; its pixels take the place of those below, transparent ones too.</summary>
    public void Place(Picture picture, int left, int top) => Each(picture, left, top, static (above, below) =>
    {
        for (var channel = 0; channel < below.Length; channel++)
            below[channel] = channel < above.Length ? above[channel] : (byte)255;
    });

    /// <summary>Lays a picture over what is there; "over" with colours that are not premultiplied (Porter and Duff 1984).</summary>
    /// <param name="picture">What to lay over.</param>
    /// <param name="left">May be outside.</param>
    /// <param name="top">May be outside.</param>
    /// <param name="opacity">0 to 1.</param>
    public void LayOver(Picture picture, int left, int top, double opacity = 1) =>
        Each(picture, left, top, (above, below) => Blend(above, below, opacity));

    /// <summary>Lays a picture into the middle of its cell of a sheet.</summary>
    public void LayOn(SheetLayout sheet, int index, Picture picture)
    {
        var (left, top) = sheet.Corner(index);
        LayOver(picture, left + ((sheet.CellWidth - picture.Width) / 2), top + ((sheet.CellHeight - picture.Height) / 2));
    }

    /// <summary>Lays a label below a cell of a sheet.</summary>
    public void LayLabel(SheetLayout sheet, int index, string text, Colour colour, Colour rim)
    {
        var label = BitmapFont.Draw(text, sheet.Dot, colour, rim);
        var (left, top) = sheet.Corner(index);
        LayOver(label, left + ((sheet.CellWidth - label.Width) / 2), top + sheet.CellHeight + sheet.Dot);
    }

    public Picture ToPicture(Picture like) => like.WithPixels(width, height, channels, pixels);

    private void Each(Picture picture, int left, int top, PixelAction act)
    {
        var (firstRow, lastRow) = (Math.Max(0, -top), Math.Min(picture.Height, height - top));
        var (firstColumn, lastColumn) = (Math.Max(0, -left), Math.Min(picture.Width, width - left));
        for (var row = firstRow; row < lastRow; row++)
        {
            for (var column = firstColumn; column < lastColumn; column++)
            {
                var source = picture.Pixels.Slice(((row * picture.Width) + column) * picture.Channels, picture.Channels);
                act(source, pixels.AsSpan((((row + top) * width) + column + left) * channels, channels));
            }
        }
    }

    private static void Blend(ReadOnlySpan<byte> above, Span<byte> below, double opacity)
    {
        var share = opacity * (above.Length == 4 ? above[3] / 255.0 : 1);
        var rest = (below.Length == 4 ? below[3] / 255.0 : 1) * (1 - share);
        var alpha = share + rest;
        if (alpha == 0)
            return;
        for (var channel = 0; channel < 3; channel++)
            below[channel] = (byte)Math.Round(((above[channel] * share) + (below[channel] * rest)) / alpha);
        if (below.Length == 4)
            below[3] = (byte)Math.Round(alpha * 255);
    }

    private delegate void PixelAction(ReadOnlySpan<byte> above, Span<byte> below);
}
