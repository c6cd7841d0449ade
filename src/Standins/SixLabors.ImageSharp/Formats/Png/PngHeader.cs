using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>The IHDR chunk.</summary>
internal sealed record PngHeader(int Width, int Height, byte BitDepth, PngColorType ColorType, PngInterlaceMode Interlace)
{
    public const int Size = 13;

    public int SamplesPerPixel => ColorType switch
    {
        PngColorType.Rgb => 3,
        PngColorType.RgbWithAlpha => 4,
        PngColorType.GrayscaleWithAlpha => 2,
        _ => 1,
    };

    /// <summary>Distance in bytes to "the pixel to the left" that filters look at; 1 where pixels share a byte.</summary>
    public int FilterDistance => Math.Max(1, SamplesPerPixel * BitDepth / 8);

    public IReadOnlyList<PngPass> Passes => Interlace == PngInterlaceMode.Adam7 ? PngPass.Adam7 : PngPass.Whole;

    /// <summary>Bytes that the data must inflate to: every row of every pass and its filter byte.</summary>
    public long InflatedLength => Passes.Sum(pass => pass.Size(this) is { Width: > 0 } size ? size.Height * (1 + RowLength(size.Width)) : 0);

    public long RowLength(int width) => ((long)width * SamplesPerPixel * BitDepth + 7) / 8;

    public static PngHeader Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length != Size)
            throw new InvalidImageContentException($"The PNG file's header has {data.Length} bytes instead of {Size}.");
        var header = new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(data),
            BinaryPrimitives.ReadInt32BigEndian(data[4..]),
            data[8],
            (PngColorType)data[9],
            (PngInterlaceMode)data[12]);
        if (header.Width <= 0 || header.Height <= 0)
            throw new InvalidImageContentException($"The PNG file's size {header.Width} x {header.Height} is not possible.");
        if (!header.IsDefined || data[10] != 0 || data[11] != 0)
            throw new InvalidImageContentException($"The PNG file's header (colour type {data[9]}, {data[8]} bits, interlace {data[12]}) is not defined by the format.");
        return header;
    }

    private bool IsDefined => Enum.IsDefined(Interlace) && ColorType switch
    {
        PngColorType.Grayscale => BitDepth is 1 or 2 or 4 or 8 or 16,
        PngColorType.Palette => BitDepth is 1 or 2 or 4 or 8,
        PngColorType.Rgb or PngColorType.GrayscaleWithAlpha or PngColorType.RgbWithAlpha => BitDepth is 8 or 16,
        _ => false,
    };
}
