using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Standins.Tests.ImageSharp;

/// <summary>Files under Fixtures (its README says how they were made) and small helpers to look into pictures.</summary>
internal static class Recorded
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static byte[] Pixels(Image<Rgba32> image)
    {
        var pixels = new byte[image.Width * image.Height * 4];
        image.CopyPixelDataTo(pixels);
        return pixels;
    }

    /// <summary>A picture with flat parts, slopes and noise, so that every row filter has its turn.</summary>
    public static Image<Rgba32> Motley(int width, int height)
    {
        var image = new Image<Rgba32>(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                image[x, y] = new Rgba32((byte)(x * 9), (byte)(y < 5 ? 200 : y * x), (byte)((x * 31) ^ (y * 17)), (byte)(255 - x));
        }
        return image;
    }
}
