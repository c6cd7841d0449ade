using AutoGen.Abstractions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.PostProcessors.Tests;

/// <summary>
/// Pictures under References, looked at and kept. A run with AUTOGEN_REGENERATE=1 writes them anew; look at what changed
/// before you keep it.
/// </summary>
internal static class ReferencePictures
{
    /// <summary>Resampling and rounding may differ between machines and between ImageSharp and its stand-in by this much.</summary>
    private const int MostLevels = 2;

    private const double MostMean = 0.2;

    /// <summary>A scene of 64 x 64 pixels, RGB.</summary>
    public static Picture Scene { get; } = Read("scene");

    public static void Matches(string name, Picture picture)
    {
        if (Environment.GetEnvironmentVariable("AUTOGEN_REGENERATE") == "1")
            Write(name, picture);
        var wanted = Read(name);
        Assert.Equal((wanted.Width, wanted.Height, wanted.Channels), (picture.Width, picture.Height, picture.Channels));
        var differences = wanted.Pixels.ToArray().Zip(picture.Pixels.ToArray(), static (one, other) => Math.Abs(one - other)).ToList();
        Assert.InRange(differences.Max(), 0, MostLevels);
        Assert.InRange(differences.Average(), 0, MostMean);
    }

    private static Picture Read(string name)
    {
        var path = Path.Combine(Folder(), name + ".png");
        Assert.True(File.Exists(path), $"{path} is missing; run this test once with AUTOGEN_REGENERATE=1.");
        using var image = Image.Load<Rgba32>(path);
        var rgba = new byte[image.Width * image.Height * 4];
        image.CopyPixelDataTo(rgba);
        return HasAlpha(path)
            ? new Picture(image.Width, image.Height, 4, rgba)
            : new Picture(image.Width, image.Height, 3, [.. rgba.Where(static (_, index) => index % 4 != 3)]);
    }

    private static bool HasAlpha(string path) => Image.Identify(path).Metadata.GetPngMetadata().ColorType == PngColorType.RgbWithAlpha;

    private static void Write(string name, Picture picture)
    {
        using Image image = picture.Channels == 4
            ? Image.LoadPixelData<Rgba32>(picture.Pixels, picture.Width, picture.Height)
            : Image.LoadPixelData<Rgb24>(picture.Pixels, picture.Width, picture.Height);
        image.SaveAsPng(Path.Combine(Folder(), name + ".png"), new PngEncoder { ColorType = picture.Channels == 4 ? PngColorType.RgbWithAlpha : PngColorType.Rgb, CompressionLevel = PngCompressionLevel.BestCompression });
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AutoGen.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("AutoGen.sln is above no folder of this test.");
        return Path.Combine(folder.FullName, "tests", "AutoGen.PostProcessors.Tests", "References");
    }
}
