using AutoGen.Abstractions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using ResizeMode = AutoGen.Protocol.Rendering.ResizeMode;
using SharpResizeMode = SixLabors.ImageSharp.Processing.ResizeMode;

namespace AutoGen.Rendering.Pictures;

/// <summary>Brings the input of image to image to the size and range the VAE takes.</summary>
internal static class InitImagePreparation
{
    /// <summary>3 x height x width floats, -1 .. 1. Transparent parts become white, as in A1111.</summary>
    public static float[] Prepare(Picture picture, int width, int height, ResizeMode mode)
    {
        using var image = Image.LoadPixelData<Rgb24>(Transparency.OverWhite(picture), picture.Width, picture.Height);
        if (picture.Width != width || picture.Height != height)
            image.Mutate(context => context.Resize(new ResizeOptions { Size = new Size(width, height), Mode = ModeOf(mode), Sampler = KnownResamplers.Lanczos3 }));
        var pixels = new byte[width * height * 3];
        image.CopyPixelDataTo(pixels);
        return PixelRange.ToPlanes(pixels);
    }

    private static SharpResizeMode ModeOf(ResizeMode mode) => mode switch
    {
        ResizeMode.Cover => SharpResizeMode.Crop,
        ResizeMode.Contain => SharpResizeMode.Pad,
        _ => SharpResizeMode.Stretch,
    };
}
