namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>CRC-32 as PNG chunks carry it (ISO 3309, polynomial 0xEDB88320), computable piece by piece.</summary>
internal struct PngCrc
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static value => Divide((uint)value))];

    private uint inverted;

    public readonly uint Value => ~inverted;

    public static PngCrc Start(ReadOnlySpan<byte> data)
    {
        var crc = new PngCrc { inverted = uint.MaxValue };
        crc.Add(data);
        return crc;
    }

    public void Add(ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
            inverted = Table[(byte)(inverted ^ value)] ^ (inverted >> 8);
    }

    private static uint Divide(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        return value;
    }
}
