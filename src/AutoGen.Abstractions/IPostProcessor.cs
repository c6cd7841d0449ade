namespace AutoGen.Abstractions;

/// <summary>
/// A step between the decoded picture and the file. One instance serves one picture. It may do I/O, hence async.
/// Exceptions may pass: the host names the step in the render's failure.
/// </summary>
public interface IPostProcessor
{
    /// <summary>Returns the processed picture; <paramref name="picture"/> itself where there is nothing to do.</summary>
    ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken);
}

/// <summary>What a post-processor may know and do. Members may be added, never removed.</summary>
public abstract class PostProcessContext
{
    /// <summary>The seed of this picture.</summary>
    public abstract long Seed { get; }

    /// <summary>The settings of this picture by their names (<c>prompt</c>, <c>steps</c> ...), as text.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>
    /// Reads a picture file (a watermark, a frame). Relative paths start at the folder of the drop or the working folder.
    /// </summary>
    /// <exception cref="IOException">There is no such file, or it is not a picture that can be read.</exception>
    public abstract ValueTask<Picture> LoadPictureAsync(string path, CancellationToken cancellationToken);
}
