namespace AutoGen.Abstractions;

/// <summary>File formats that pictures are written in.</summary>
public enum PictureFormat
{
    /// <summary>Lossless, with transparency.</summary>
    Png,

    /// <summary>Lossy, smaller; transparent parts become white.</summary>
    Jpeg,

    /// <summary>Lossy or lossless, with transparency; smaller still.</summary>
    Webp,
}

/// <summary>How a picture becomes a file.</summary>
public sealed record PictureEncoding
{
    /// <summary>The file format.</summary>
    /// <value>Default <see cref="PictureFormat.Png"/>.</value>
    public PictureFormat Format { get; init; }

    /// <summary>Quality of JPEG and lossy WebP; the others have none.</summary>
    /// <value>1 to 100; default 90. JPEG keeps the full detail of colours from 90 on.</value>
    public int Quality { get; init; } = 90;

    /// <summary>For WebP: keep every pixel as it is.</summary>
    /// <value>Default false.</value>
    public bool Lossless { get; init; }
}
