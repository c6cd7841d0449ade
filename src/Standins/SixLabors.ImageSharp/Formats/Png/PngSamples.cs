using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Turns the samples of a restored row into 8-bit pixels. Keeps PNG's rule for tRNS: it compares full, unreduced samples.</summary>
internal sealed class PngSamples(PngHeader header, byte[] palette, byte[] transparency)
{
    private readonly ushort[]? transparent = header.ColorType switch
    {
        PngColorType.Grayscale when transparency.Length >= 2 => [Word(transparency, 0)],
        PngColorType.Rgb when transparency.Length >= 6 => [Word(transparency, 0), Word(transparency, 1), Word(transparency, 2)],
        _ => null,
    };

    public Rgba32 Pixel(ReadOnlySpan<byte> row, int x)
    {
        var first = x * header.SamplesPerPixel;
        switch (header.ColorType)
        {
            case PngColorType.Palette:
                return PaletteColor(Sample(row, x));
            case PngColorType.Grayscale:
                var grey = Sample(row, x);
                return Grey(grey, transparent is not null && transparent[0] == grey ? (byte)0 : byte.MaxValue);
            case PngColorType.GrayscaleWithAlpha:
                return Grey(Sample(row, first), Reduce(Sample(row, first + 1)));
            case PngColorType.Rgb:
                return Rgb(Sample(row, first), Sample(row, first + 1), Sample(row, first + 2));
            default:
                return new Rgba32(Reduced(row, first), Reduced(row, first + 1), Reduced(row, first + 2), Reduced(row, first + 3));
        }
    }

    private static ushort Word(byte[] data, int index) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(2 * index));

    private ushort Sample(ReadOnlySpan<byte> row, int index)
    {
        if (header.BitDepth == 8)
            return row[index];
        if (header.BitDepth == 16)
            return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
        var bit = index * header.BitDepth;
        return (ushort)((row[bit / 8] >> (8 - header.BitDepth - bit % 8)) & ((1 << header.BitDepth) - 1));
    }

    /// <summary>To 0..255, rounded to nearest; exact for 1, 2, 4 and 8 bits.</summary>
    private byte Reduce(ushort sample)
    {
        var most = (1 << header.BitDepth) - 1;
        return (byte)((sample * 255 + most / 2) / most);
    }

    private byte Reduced(ReadOnlySpan<byte> row, int index) => Reduce(Sample(row, index));

    private Rgba32 Grey(ushort sample, byte alpha)
    {
        var level = Reduce(sample);
        return new Rgba32(level, level, level, alpha);
    }

    private Rgba32 Rgb(ushort red, ushort green, ushort blue)
    {
        var isTransparent = transparent is not null && transparent[0] == red && transparent[1] == green && transparent[2] == blue;
        return new Rgba32(Reduce(red), Reduce(green), Reduce(blue), isTransparent ? (byte)0 : byte.MaxValue);
    }

    private Rgba32 PaletteColor(ushort index)
    {
        if (3 * index + 3 > palette.Length)
            throw new InvalidImageContentException($"The PNG file is damaged: colour {index} is not in its palette of {palette.Length / 3}.");
        var alpha = index < transparency.Length ? transparency[index] : byte.MaxValue;
        return new Rgba32(palette[3 * index], palette[3 * index + 1], palette[3 * index + 2], alpha);
    }
}
