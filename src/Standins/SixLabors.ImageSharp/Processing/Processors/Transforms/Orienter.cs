using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Exif's eight orientations (Exif 2.32, 4.6.4): where the first row and the first column of the file are seen.</summary>
internal static class Orienter
{
    private const ushort Upright = 1, LastThatTurns = 8, FirstThatSwapsSides = 5;

    public static Image<TPixel> Orient<TPixel>(Image<TPixel> image) where TPixel : unmanaged, IPixel<TPixel>
    {
        if (image.Metadata.ExifProfile is not { } exif || !exif.TryGetValue(ExifTag.Orientation, out var value) || value.Value is <= Upright or > LastThatTurns)
            return image;
        var orientation = value.Value;
        exif.SetValue(ExifTag.Orientation, Upright);
        var size = orientation >= FirstThatSwapsSides ? new Size(image.Height, image.Width) : image.Size;
        var oriented = new Image<TPixel>(size, image.Metadata);
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
                oriented[x, y] = Source(image, orientation, x, y);
        }

        return oriented;
    }

    private static TPixel Source<TPixel>(Image<TPixel> image, ushort orientation, int x, int y) where TPixel : unmanaged, IPixel<TPixel>
    {
        var (right, bottom) = (image.Width - 1, image.Height - 1);
        return orientation switch
        {
            2 => image[right - x, y],
            3 => image[right - x, bottom - y],
            4 => image[x, bottom - y],
            5 => image[y, x],
            6 => image[y, bottom - x],
            7 => image[right - y, bottom - x],
            _ => image[right - y, x],
        };
    }
}
