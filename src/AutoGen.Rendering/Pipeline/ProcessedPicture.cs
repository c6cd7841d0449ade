using System.Collections.Immutable;
using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering.Pipeline;

/// <summary>A picture on its way through the post-processors, with all that they have said of its file.</summary>
/// <param name="Picture">As it is now.</param>
/// <param name="Encoding">How it will be written.</param>
internal sealed record ProcessedPicture(Picture Picture, PictureEncoding Encoding)
{
    /// <summary>A1111's keyword for what was done to a picture after it was made.</summary>
    private const string Keyword = "postprocessing";

    public bool WritesMetadata { get; init; } = true;

    /// <summary>Files beside the picture, by ending.</summary>
    public ImmutableSortedDictionary<string, byte[]> Sidecars { get; init; } = ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.OrdinalIgnoreCase);

    public ImmutableList<PictureCopy> Copies { get; init; } = [];

    /// <summary>A line for each step, for the report.</summary>
    public ImmutableList<string> Lines { get; init; } = [];

    /// <summary>The lines of those that changed the picture or its encoding, for the file.</summary>
    public ImmutableList<string> Changes { get; init; } = [];

    public ImmutableList<Problem> Warnings { get; init; } = [];

    /// <summary>The file.</summary>
    /// <param name="parameters">What made the picture.</param>
    public byte[] Encode(string parameters) => PictureWriter.Encode(Picture.WithMetadata(Texts(parameters)), Encoding);

    /// <summary>What a person should know of the file.</summary>
    /// <param name="parameters">What made the picture.</param>
    public IReadOnlyList<Problem> WarningsOf(string parameters) =>
        Encoding.Format == PictureFormat.Jpeg && ExifBlock.Of(Texts(parameters)).Length > ExifContainer.LongestInJpeg
            ? Warnings.Add(new Problem("metadata-left-out", "The settings are too long for a JPEG file, so they are not in it.") { Remedy = "Write PNG or WebP, which hold any length." })
            : Warnings;

    private Dictionary<string, string> Texts(string parameters)
    {
        if (!WritesMetadata)
            return [];
        var texts = new Dictionary<string, string>(Picture.Metadata) { [ExifBlock.Parameters] = parameters };
        if (Changes.Count > 0)
            texts[Keyword] = string.Join('\n', Changes);
        return texts;
    }

    /// <summary>Whether the file of the other is the same as this one's.</summary>
    public bool IsWrittenAs(ProcessedPicture other) =>
        ReferenceEquals(Picture, other.Picture) && Encoding == other.Encoding && WritesMetadata == other.WritesMetadata && Changes.SequenceEqual(other.Changes);
}

/// <summary>A copy that a step asked for.</summary>
/// <param name="Picture">As it was then.</param>
/// <param name="Folder">Absolute path of where it goes.</param>
/// <param name="Optional">Whether the picture is kept where it cannot be made.</param>
internal sealed record PictureCopy(ProcessedPicture Picture, string Folder, bool Optional);
