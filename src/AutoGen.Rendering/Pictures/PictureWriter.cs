using System.Security.Cryptography;
using AutoGen.Abstractions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Png.Chunks;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Rendering.Pictures;

/// <summary>Writes PNG files. Equal pictures give equal files: nothing of the time or the machine is in them.</summary>
internal static class PictureWriter
{
    /// <summary>Writes the file and flushes it to the disk.</summary>
    /// <returns>SHA-256 in lower-case hex, and the size.</returns>
    public static (string Sha256, long Bytes) Write(Picture picture, string path)
    {
        var bytes = Encode(picture);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
    }

    internal static byte[] Encode(Picture picture)
    {
        using Image image = picture.Channels == 4
            ? Image.LoadPixelData<Rgba32>(picture.Pixels, picture.Width, picture.Height)
            : Image.LoadPixelData<Rgb24>(picture.Pixels, picture.Width, picture.Height);
        // texts become tEXt, or iTXt where they are not Latin-1: what every reader of `parameters` understands
        foreach (var (keyword, text) in picture.Metadata.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            image.Metadata.GetPngMetadata().TextData.Add(new PngTextData(keyword, text, string.Empty, string.Empty));
        using var stream = new MemoryStream();
        image.Save(stream, new PngEncoder
        {
            ColorType = picture.Channels == 4 ? PngColorType.RgbWithAlpha : PngColorType.Rgb,
            BitDepth = PngBitDepth.Bit8,
            TextCompressionThreshold = int.MaxValue, // never zTXt, which some readers of `parameters` skip
        });
        return stream.ToArray();
    }
}
