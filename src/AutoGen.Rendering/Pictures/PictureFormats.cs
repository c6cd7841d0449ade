using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;

namespace AutoGen.Rendering.Pictures;

/// <summary>The formats that pictures are written in, and the encoder of each.</summary>
internal static class PictureFormats
{
    /// <summary>From here on JPEG keeps all detail of the colours, as other programs do.</summary>
    private const int FullColourQuality = 90;

    public static PictureFormat ToContract(this PictureFileFormat format) => format switch
    {
        PictureFileFormat.Jpeg => PictureFormat.Jpeg,
        PictureFileFormat.Webp => PictureFormat.Webp,
        _ => PictureFormat.Png,
    };

    public static PictureFileFormat ToProtocol(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => PictureFileFormat.Jpeg,
        PictureFormat.Webp => PictureFileFormat.Webp,
        _ => PictureFileFormat.Png,
    };

    /// <summary>What the request says.</summary>
    public static PictureEncoding EncodingOf(RenderRequest request)
    {
        var encoding = new PictureEncoding { Format = request.Format.ToContract() };
        return request.Quality is { } quality ? encoding with { Quality = quality } : encoding;
    }

    /// <summary>Why this computer cannot write that; null where it can. Tried on a picture of one pixel.</summary>
    public static Problem? Check(PictureEncoding encoding)
    {
        if (encoding.Quality is < 1 or > 100)
            return Refused("quality-out-of-range", $"A quality of {encoding.Quality} is not possible.", "1 to 100", "Choose one in between.");
        try
        {
            PictureWriter.Encode(new Picture(1, 1, 3, [0, 0, 0]), encoding);
            return null;
        }
        catch (NotSupportedException exception)
        {
            return Refused("picture-format-unavailable", $"Pictures cannot be written as {encoding.Format}: {exception.Message}.", "png", "Install what it names, or write PNG.");
        }
    }

    public static IImageEncoder Encoder(PictureEncoding encoding, int channels) => encoding.Format switch
    {
        PictureFormat.Jpeg => new JpegEncoder
        {
            Quality = encoding.Quality,
            ColorType = encoding.Quality >= FullColourQuality ? JpegEncodingColor.YCbCrRatio444 : JpegEncodingColor.YCbCrRatio420,
        },
        PictureFormat.Webp => new WebpEncoder { Quality = encoding.Quality, FileFormat = encoding.Lossless ? WebpFileFormatType.Lossless : WebpFileFormatType.Lossy },
        _ => new PngEncoder
        {
            ColorType = channels == 4 ? PngColorType.RgbWithAlpha : PngColorType.Rgb,
            BitDepth = PngBitDepth.Bit8,
            TextCompressionThreshold = int.MaxValue, // never zTXt, which some readers of `parameters` skip
        },
    };

    private static Problem Refused(string code, string what, string allowed, string remedy) =>
        new(code, what) { Key = "format", Allowed = allowed, Remedy = remedy };
}
