using AutoGen.Abstractions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.PostProcessors;

/// <summary>Between the contract's pictures and ImageSharp's, which stays a private dependency of this plugin.</summary>
internal static class SharpPicture
{
    public static Image ToImage(Picture picture) => picture.Channels == 4
        ? Image.LoadPixelData<Rgba32>(picture.Pixels, picture.Width, picture.Height)
        : Image.LoadPixelData<Rgb24>(picture.Pixels, picture.Width, picture.Height);

    /// <summary>The image's pixels with the metadata of <paramref name="original"/>.</summary>
    public static Picture FromImage(Image image, Picture original)
    {
        var pixels = new byte[image.Width * image.Height * original.Channels];
        if (image is Image<Rgba32> rgba)
            rgba.CopyPixelDataTo(pixels);
        else
            ((Image<Rgb24>)image).CopyPixelDataTo(pixels);
        return original.WithPixels(image.Width, image.Height, original.Channels, pixels);
    }
}
