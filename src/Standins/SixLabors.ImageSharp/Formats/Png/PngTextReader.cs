using System.IO.Compression;
using System.Text;
using SixLabors.ImageSharp.Formats.Png.Chunks;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Reads tEXt, zTXt and iTXt chunks (PNG specification 11.3.4); null for what does not follow it.</summary>
internal static class PngTextReader
{
    private const int LongestKeyword = 79;

    /// <summary>A compressed text may not inflate to more; longer ones are left out.</summary>
    private const int LongestText = 16 * 1024 * 1024;

    public static PngTextData? Parse(string type, ReadOnlySpan<byte> data)
    {
        if (!TryTake(ref data, out var keywordBytes) || keywordBytes.Length is 0 or > LongestKeyword)
            return null;
        var keyword = Encoding.Latin1.GetString(keywordBytes);
        if (string.IsNullOrWhiteSpace(keyword))
            return null;
        return type switch
        {
            "tEXt" => new PngTextData(keyword, Encoding.Latin1.GetString(data), "", ""),
            "zTXt" when data is [0, .. var compressed] => Compressed(keyword, compressed),
            "iTXt" when data is [var flag, _, .. var rest] => International(keyword, flag == 1, rest),
            _ => null,
        };
    }

    private static PngTextData? Compressed(string keyword, ReadOnlySpan<byte> data) =>
        Inflate(data) is { } text ? new PngTextData(keyword, Encoding.Latin1.GetString(text), "", "") : null;

    private static PngTextData? International(string keyword, bool isCompressed, ReadOnlySpan<byte> data)
    {
        if (!TryTake(ref data, out var language) || !TryTake(ref data, out var translated))
            return null;
        var text = isCompressed ? Inflate(data) : data.ToArray();
        return text is null
            ? null
            : new PngTextData(keyword, Encoding.UTF8.GetString(text), Encoding.Latin1.GetString(language), Encoding.UTF8.GetString(translated));
    }

    /// <summary>Takes what stands before the next zero byte.</summary>
    private static bool TryTake(ref ReadOnlySpan<byte> data, out ReadOnlySpan<byte> part)
    {
        var end = data.IndexOf((byte)0);
        part = end < 0 ? default : data[..end];
        data = end < 0 ? data : data[(end + 1)..];
        return end >= 0;
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> data)
    {
        using var inflater = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        var text = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            for (int count; (count = inflater.Read(buffer)) > 0;)
            {
                if (text.Length + count > LongestText)
                    return null;
                text.Write(buffer.AsSpan(0, count));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
        return text.ToArray();
    }
}
