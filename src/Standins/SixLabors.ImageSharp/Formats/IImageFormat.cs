namespace SixLabors.ImageSharp.Formats;

/// <summary>A file format that pictures are read from.</summary>
public interface IImageFormat
{
    string Name { get; }

    string DefaultMimeType { get; }

    IEnumerable<string> MimeTypes { get; }

    IEnumerable<string> FileExtensions { get; }
}
