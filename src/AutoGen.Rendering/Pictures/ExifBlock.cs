using System.Buffers.Binary;
using System.Text;

namespace AutoGen.Rendering.Pictures;

/// <summary>
/// The Exif block of a picture's texts (Exif 2.32; big-endian TIFF): <c>parameters</c> as UserComment in the form in which A1111
/// writes and reads it (<c>UNICODE\0</c> and UTF-16 big-endian), any others as lines of ImageDescription.
/// </summary>
internal static class ExifBlock
{
    /// <summary>The text that galleries and A1111 look for.</summary>
    public const string Parameters = "parameters";

    private const ushort ImageDescription = 0x010E, ExifDirectory = 0x8769, UserComment = 0x9286;
    private const ushort Ascii = 2, Long = 4, Undefined = 7;
    private const int HeaderLength = 8, EntryLength = 12;

    public static byte[] Of(IReadOnlyDictionary<string, string> texts)
    {
        var others = string.Join('\n', texts.Where(static text => text.Key != Parameters).OrderBy(static text => text.Key, StringComparer.Ordinal).Select(static text => $"{text.Key}: {text.Value}"));
        byte[] description = others.Length == 0 ? [] : [.. Encoding.UTF8.GetBytes(others), 0];
        byte[] comment = texts.TryGetValue(Parameters, out var parameters) ? [.. "UNICODE\0"u8, .. Encoding.BigEndianUnicode.GetBytes(parameters)] : [];
        return Write(description, comment);
    }

    /// <summary>Header, first directory, its text, the Exif directory, its comment.</summary>
    private static byte[] Write(byte[] description, byte[] comment)
    {
        var entries = (description.Length > 0 ? 1 : 0) + (comment.Length > 0 ? 1 : 0);
        var text = HeaderLength + DirectoryLength(entries);
        var exif = text + Even(description.Length);
        var block = new byte[exif + (comment.Length > 0 ? DirectoryLength(1) + comment.Length : 0)];
        "MM\0*\0\0\0\x08"u8.CopyTo(block);
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(HeaderLength), (ushort)entries);
        var entry = block.AsSpan(HeaderLength + 2);
        if (description.Length > 0)
        {
            WriteEntry(entry, ImageDescription, Ascii, description, text);
            description.CopyTo(block, text);
            entry = entry[EntryLength..];
        }

        if (comment.Length > 0)
        {
            WriteEntry(entry, ExifDirectory, Long, 1, exif);
            BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(exif), 1);
            WriteEntry(block.AsSpan(exif + 2), UserComment, Undefined, comment, exif + DirectoryLength(1));
            comment.CopyTo(block, exif + DirectoryLength(1));
        }

        return block;
    }

    /// <summary>Up to four bytes stand in the entry itself.</summary>
    private static void WriteEntry(Span<byte> entry, ushort tag, ushort type, byte[] value, int position)
    {
        WriteEntry(entry, tag, type, value.Length, position);
        if (value.Length <= 4)
        {
            entry[8..EntryLength].Clear();
            value.CopyTo(entry[8..]);
        }
    }

    private static void WriteEntry(Span<byte> entry, ushort tag, ushort type, int count, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(entry, tag);
        BinaryPrimitives.WriteUInt16BigEndian(entry[2..], type);
        BinaryPrimitives.WriteInt32BigEndian(entry[4..], count);
        BinaryPrimitives.WriteInt32BigEndian(entry[8..], value);
    }

    /// <summary>Count, entries, and the offset of a next directory, which there is none of.</summary>
    private static int DirectoryLength(int entries) => 2 + (entries * EntryLength) + 4;

    private static int Even(int length) => length + (length % 2);
}
