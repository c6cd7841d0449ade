using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>A PNG file taken apart: header, texts and, if wanted, the still compressed pixels.</summary>
internal sealed class PngContent
{
    private PngContent(PngHeader header, Stream data)
    {
        Header = header;
        Data = data;
        Metadata = new ImageMetadata { DecodedImageFormat = PngFormat.Instance };
        Metadata.Png.ColorType = header.ColorType;
        Metadata.Png.BitDepth = (PngBitDepth)header.BitDepth;
        Metadata.Png.InterlaceMethod = header.Interlace;
    }

    public PngHeader Header { get; }

    public ImageMetadata Metadata { get; }

    public byte[] Palette { get; private set; } = [];

    public byte[] Transparency { get; private set; } = [];

    /// <summary>What all IDAT chunks hold, one zlib stream.</summary>
    public Stream Data { get; }

    /// <param name="stream">Stands behind the signature.</param>
    /// <param name="options">Whether texts are wanted.</param>
    /// <param name="data">Receives the compressed pixels; <see cref="Stream.Null"/> if nobody wants them. Their checksums are checked either way.</param>
    public static PngContent Read(Stream stream, DecoderOptions options, Stream data)
    {
        var chunks = new PngChunkReader(stream);
        if (!chunks.Next() || chunks.Type != "IHDR" || chunks.Length != PngHeader.Size)
            throw new InvalidImageContentException("The PNG file does not begin with its header.");
        var content = new PngContent(PngHeader.Parse(chunks.Read()), data);
        while (chunks.Next() && chunks.Type != "IEND")
            content.Take(chunks, options);
        return content;
    }

    private void Take(PngChunkReader chunks, DecoderOptions options)
    {
        switch (chunks.Type)
        {
            case "IDAT":
                chunks.CopyTo(Data);
                break;
            case "PLTE":
                Palette = chunks.Read();
                break;
            case "tRNS":
                Transparency = chunks.Read();
                break;
            case "tEXt" or "zTXt" or "iTXt" when !options.SkipMetadata:
                TakeText(chunks);
                break;
            default:
                Skip(chunks);
                break;
        }
    }

    /// <summary>A damaged or malformed text costs the text, not the picture.</summary>
    private void TakeText(PngChunkReader chunks)
    {
        var data = new MemoryStream();
        if (chunks.TryCopyTo(data) && PngTextReader.Parse(chunks.Type, data.ToArray()) is { } text)
            Metadata.Png.TextData.Add(text);
    }

    private static void Skip(PngChunkReader chunks)
    {
        if (!chunks.TryCopyTo(Stream.Null) && chunks.IsCritical)
            throw new InvalidImageContentException($"The PNG file is damaged: the checksum of its {chunks.Type} chunk is wrong.");
    }
}
