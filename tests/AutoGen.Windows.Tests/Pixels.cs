using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Windows.Tests;

/// <summary>What pictures look like, whatever their files are.</summary>
internal static class Pixels
{
    /// <summary>Levels, of 255, by which two pictures differ at most.</summary>
    public static int LargestDifference(string one, string other)
    {
        var (a, b) = (Of(one), Of(other));
        Assert.Equal(a.Length, b.Length);
        return a.Zip(b, static (x, y) => Math.Abs(x - y)).Max();
    }

    private static byte[] Of(string path)
    {
        using var image = Image.Load<Rgb24>(path);
        var pixels = new byte[image.Width * image.Height * 3];
        image.CopyPixelDataTo(pixels);
        return pixels;
    }
}
