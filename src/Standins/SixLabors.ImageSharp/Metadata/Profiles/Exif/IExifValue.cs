namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>A value of an Exif profile.</summary>
public interface IExifValue
{
    object? GetValue();
}

/// <summary>A value of a known type.</summary>
public interface IExifValue<TValueType> : IExifValue
{
    TValueType? Value { get; set; }
}
