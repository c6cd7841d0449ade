using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Agent.Tests;

/// <summary>Pixels of finished pictures.</summary>
internal static class Pictures
{
    public static (int Width, int Height, byte[] Rgb) Read(string path)
    {
        using var image = Image.Load<Rgb24>(path);
        var pixels = new byte[image.Width * image.Height * 3];
        image.CopyPixelDataTo(pixels);
        return (image.Width, image.Height, pixels);
    }

    /// <summary>The top-left pixel of each 8 x 8 block, channel by channel.</summary>
    public static float[] Blocks(string path)
    {
        var (width, height, rgb) = Read(path);
        return [.. Enumerable.Range(0, 3).SelectMany(channel =>
            Enumerable.Range(0, height / 8).SelectMany(row =>
                Enumerable.Range(0, width / 8).Select(column => (float)rgb[(((row * 8 * width) + (column * 8)) * 3) + channel])))];
    }

    /// <summary>The middle pixel.</summary>
    public static (byte Red, byte Green, byte Blue) Middle(string path)
    {
        var (width, height, rgb) = Read(path);
        var at = ((height / 2 * width) + (width / 2)) * 3;
        return (rgb[at], rgb[at + 1], rgb[at + 2]);
    }
}
