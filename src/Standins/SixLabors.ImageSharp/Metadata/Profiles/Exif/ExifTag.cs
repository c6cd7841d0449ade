namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>What a value of an Exif profile is about; only the one tag that is read.</summary>
public abstract class ExifTag
{
    internal ExifTag(ushort number) => Number = number;

    /// <summary>1 to 8: how the rows and columns of the file lie in the picture.</summary>
    public static ExifTag<ushort> Orientation { get; } = new(0x0112);

    internal ushort Number { get; }
}

/// <summary>A tag whose values have a known type.</summary>
public sealed class ExifTag<TValueType> : ExifTag
{
    internal ExifTag(ushort number)
        : base(number)
    {
    }
}
