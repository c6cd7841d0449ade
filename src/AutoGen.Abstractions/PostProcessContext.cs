namespace AutoGen.Abstractions;

/// <summary>What a post-processor may know and do. Members may be added, never removed.</summary>
public abstract class PostProcessContext
{
    /// <summary>The seed of this picture.</summary>
    public abstract long Seed { get; }

    /// <summary>The settings of this picture by their names (<c>prompt</c>, <c>steps</c> ...), as text.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>How the file will be written, as the steps so far have it; a step may change it.</summary>
    /// <value>At first what the setting <c>format</c> says; PNG by default.</value>
    /// <exception cref="NotSupportedException">Set to a format that this computer cannot write, or by a host of before this member.</exception>
    public virtual PictureEncoding Encoding
    {
        get => new();
        set => throw NotThere(nameof(Encoding));
    }

    /// <summary>Whether the settings (<c>parameters</c>) and the picture's texts are written into the file; a step may change it.</summary>
    /// <value>At first true.</value>
    public virtual bool WritesMetadata
    {
        get => true;
        set => throw NotThere(nameof(WritesMetadata));
    }

    /// <summary>
    /// Reads a picture file (a watermark, a frame). Relative paths start at the folder of the drop or the working folder.
    /// </summary>
    /// <exception cref="IOException">There is no such file, or it is not a picture that can be read.</exception>
    public abstract ValueTask<Picture> LoadPictureAsync(string path, CancellationToken cancellationToken);

    /// <summary>Adds a file beside the picture, of the same name with another ending. Both appear together or not at all.</summary>
    /// <param name="ending">Replaces the picture's extension: <c>.txt</c>, <c>-mask.png</c> ...; letters, digits and <c>. - _</c>, up to 40 characters, one of these three first.</param>
    /// <param name="content">What the file holds; copied.</param>
    /// <exception cref="ArgumentException">The ending has another form, or another file of this picture has it.</exception>
    public virtual void AddSidecar(string ending, ReadOnlySpan<byte> content) => throw NotThere(nameof(AddSidecar));

    /// <summary>Adds a copy of a picture, as it is now, in another folder: the same name, the present encoding and texts.</summary>
    /// <param name="picture">What to copy.</param>
    /// <param name="folder">Relative paths start at the output folder. Where a dropped file names it, it must lie below that.</param>
    /// <exception cref="IOException">The request may not name that folder.</exception>
    public virtual void AddCopy(Picture picture, string folder) => throw NotThere(nameof(AddCopy));

    private static NotSupportedException NotThere(string member) => new($"This host has no {nameof(PostProcessContext)}.{member}.");
}
