using System.IO.Compression;
using System.Text;
using SixLabors.ImageSharp.Formats.Png.Chunks;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes a text as tEXt if Latin-1 can hold it, as zTXt if it is long too, otherwise as iTXt.</summary>
internal static class PngTextWriter
{
    private const char LastLatin1 = '\u00FF';

    public static void Write(Stream stream, PngTextData text, PngEncoder encoder)
    {
        var isLong = text.Value.Length > encoder.TextCompressionThreshold;
        var isInternational = text.Value.Any(static letter => letter > LastLatin1)
            || !string.IsNullOrWhiteSpace(text.LanguageTag)
            || !string.IsNullOrWhiteSpace(text.TranslatedKeyword);
        if (isInternational)
            PngWriter.WriteChunk(stream, "iTXt"u8, International(text, isLong));
        else if (isLong)
            PngWriter.WriteChunk(stream, "zTXt"u8, [.. Keyword(text), 0, 0, .. Deflate(Encoding.Latin1.GetBytes(text.Value))]);
        else
            PngWriter.WriteChunk(stream, "tEXt"u8, [.. Keyword(text), 0, .. Encoding.Latin1.GetBytes(text.Value)]);
    }

    private static byte[] International(PngTextData text, bool isLong)
    {
        var value = Encoding.UTF8.GetBytes(text.Value);
        return
        [
            .. Keyword(text), 0, (byte)(isLong ? 1 : 0), 0,
            .. Encoding.Latin1.GetBytes(text.LanguageTag ?? ""), 0,
            .. Encoding.UTF8.GetBytes(text.TranslatedKeyword ?? ""), 0,
            .. isLong ? Deflate(value) : value,
        ];
    }

    private static byte[] Keyword(PngTextData text) => Encoding.Latin1.GetBytes(text.Keyword);

    private static byte[] Deflate(byte[] data)
    {
        var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            deflater.Write(data);
        return compressed.ToArray();
    }
}
