using System.Security.Cryptography;
using AutoGen.Abstractions;
using AutoGen.Protocol.Files;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png.Chunks;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Rendering.Pictures;

/// <summary>Writes picture files. Equal pictures give equal files: nothing of the time or the machine is in them.</summary>
internal static class PictureWriter
{
    /// <summary>Writes the file and flushes it to the disk.</summary>
    public static PictureFile Write(byte[] bytes, string path)
    {
        using var file = Patience.OfSystem.Take(() => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0));
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return new PictureFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
    }

    /// <summary>The file of a picture: texts as PNG's text chunks, or in the Exif block that A1111 and galleries read.</summary>
    /// <exception cref="NotSupportedException">This computer cannot write that format.</exception>
    public static byte[] Encode(Picture picture, PictureEncoding encoding)
    {
        // alpha that shows nothing is left out: lossy WebP files with some are more than every reader can read, ImageSharp 3.1.12 among them
        if (encoding.Format == PictureFormat.Webp && picture.Channels == 4 && Transparency.IsOpaque(picture))
            picture = picture.WithPixels(picture.Width, picture.Height, 3, Transparency.OverWhite(picture));
        using var image = ImageOf(picture, encoding.Format);
        if (encoding.Format == PictureFormat.Png)
            AddTexts(image, picture);
        using var stream = new MemoryStream();
        image.Save(stream, PictureFormats.Encoder(encoding, picture.Channels));
        var file = stream.ToArray();
        if (encoding.Format == PictureFormat.Png || picture.Metadata.Count == 0)
            return file;
        return ExifContainer.Insert(file, encoding.Format, ExifBlock.Of(picture.Metadata), new Size(picture.Width, picture.Height), hasAlpha: picture.Channels == 4);
    }

    private static Image ImageOf(Picture picture, PictureFormat format) => (picture.Channels, format) switch
    {
        (4, PictureFormat.Jpeg) => Image.LoadPixelData<Rgb24>(Transparency.OverWhite(picture), picture.Width, picture.Height),
        (4, _) => Image.LoadPixelData<Rgba32>(picture.Pixels, picture.Width, picture.Height),
        _ => Image.LoadPixelData<Rgb24>(picture.Pixels, picture.Width, picture.Height),
    };

    /// <summary>They become tEXt, or iTXt where they are not Latin-1: what every reader of <c>parameters</c> understands.</summary>
    private static void AddTexts(Image image, Picture picture)
    {
        foreach (var (keyword, text) in picture.Metadata.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            image.Metadata.GetPngMetadata().TextData.Add(new PngTextData(keyword, text, string.Empty, string.Empty));
    }
}
