namespace AutoGen.Abstractions;

/// <summary>A picture as post-processors see it: 8 bits a channel, RGB or RGBA, row-major, top row first.</summary>
public sealed class Picture
{
    /// <param name="width">Pixels, at least 1.</param>
    /// <param name="height">Pixels, at least 1.</param>
    /// <param name="channels">3 (RGB) or 4 (RGBA, not premultiplied).</param>
    /// <param name="pixels">width * height * channels bytes; the picture takes them over.</param>
    /// <param name="metadata">Texts that are written into the file, by keyword.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
    public Picture(int width, int height, int channels, byte[] pixels, IReadOnlyDictionary<string, string>? metadata = null)
    {
        if (width < 1 || height < 1 || channels is not (3 or 4) || pixels.LongLength != (long)width * height * channels)
            throw new ArgumentException($"{pixels.LongLength} bytes are not a picture of {width}x{height} with {channels} channels.", nameof(pixels));
        (Width, Height, Channels, Bytes) = (width, height, channels, pixels);
        Metadata = metadata ?? new Dictionary<string, string>();
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>3 (RGB) or 4 (RGBA).</summary>
    public int Channels { get; }

    /// <summary>The bytes, <see cref="Channels"/> a pixel.</summary>
    public ReadOnlySpan<byte> Pixels => Bytes;

    /// <summary>Texts that are written into the file; the keyword <c>parameters</c> holds the settings.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    private byte[] Bytes { get; }

    /// <summary>The same pixels with other metadata.</summary>
    public Picture WithMetadata(IReadOnlyDictionary<string, string> metadata) => new(Width, Height, Channels, Bytes, metadata);

    /// <summary>Other pixels with the same metadata.</summary>
    public Picture WithPixels(int width, int height, int channels, byte[] pixels) => new(width, height, channels, pixels, Metadata);
}
