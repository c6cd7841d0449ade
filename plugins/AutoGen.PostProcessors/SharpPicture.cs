using AutoGen.Abstractions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace AutoGen.PostProcessors;

/// <summary>Lets ImageSharp, which stays a private dependency of this plugin, work on the contract's pictures.</summary>
internal static class SharpPicture
{
    /// <summary>The picture after <paramref name="operation"/>, with as many channels and the same metadata.</summary>
    public static Picture Edit(Picture picture, Action<IImageProcessingContext> operation) =>
        picture.Channels == 4 ? Edit<Rgba32>(picture, operation) : Edit<Rgb24>(picture, operation);

    private static Picture Edit<TPixel>(Picture picture, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var image = Image.LoadPixelData<TPixel>(picture.Pixels, picture.Width, picture.Height);
        image.Mutate(operation);
        var pixels = new byte[image.Width * image.Height * picture.Channels];
        image.CopyPixelDataTo(pixels);
        return picture.WithPixels(image.Width, image.Height, picture.Channels, pixels);
    }
}
