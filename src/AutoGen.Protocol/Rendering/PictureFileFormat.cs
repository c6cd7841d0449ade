namespace AutoGen.Protocol.Rendering;

/// <summary>File formats of pictures, by their name in settings.</summary>
public enum PictureFileFormat
{
    Png,
    Jpeg,
    Webp,
}

/// <summary>Names of <see cref="PictureFileFormat"/>.</summary>
public static class PictureFileFormats
{
    /// <summary>What files end in, with the dot.</summary>
    public static string Extension(this PictureFileFormat format) => format switch
    {
        PictureFileFormat.Jpeg => ".jpg",
        PictureFileFormat.Webp => ".webp",
        _ => ".png",
    };

    /// <summary>The format of a file name; null where it is another.</summary>
    public static PictureFileFormat? OfExtension(string extension) => extension.ToLowerInvariant() switch
    {
        ".png" => PictureFileFormat.Png,
        ".jpg" or ".jpeg" => PictureFileFormat.Jpeg,
        ".webp" => PictureFileFormat.Webp,
        _ => null,
    };

    /// <summary>The format of a setting's text (<c>png</c>, <c>jpeg</c>, <c>jpg</c>, <c>webp</c>); PNG where it says nothing.</summary>
    public static PictureFileFormat OfSetting(string? text) => OfExtension($".{text}") ?? PictureFileFormat.Png;
}
