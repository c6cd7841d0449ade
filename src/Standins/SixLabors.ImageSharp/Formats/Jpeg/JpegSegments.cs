using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>The segments before the pixels of a JPEG file (ITU-T T.81, annex B).</summary>
internal static class JpegSegments
{
    private const byte StartOfScan = 0xDA, ApplicationOne = 0xE1;

    private static ReadOnlySpan<byte> ExifMark => "Exif\0\0"u8;

    /// <summary>Null where the file has none.</summary>
    public static ExifProfile? Exif(ReadOnlySpan<byte> file)
    {
        for (var position = 2; position + 4 <= file.Length && file[position] == 0xFF;)
        {
            var marker = file[position + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(position + 2)..]);
            if (marker == StartOfScan || length < 2 || position + 2 + length > file.Length)
                return null;
            var content = file.Slice(position + 4, length - 2);
            if (marker == ApplicationOne && content.StartsWith(ExifMark))
                return new ExifProfile(content[ExifMark.Length..].ToArray());
            position += 2 + length;
        }

        return null;
    }
}
