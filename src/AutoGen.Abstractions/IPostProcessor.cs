namespace AutoGen.Abstractions;

/// <summary>
/// A step between the decoded picture and the file. One instance serves one picture. It may do I/O, hence async.
/// Exceptions may pass: the host names the step in the render's failure, or goes on without it where the request says so.
/// </summary>
public interface IPostProcessor
{
    /// <summary>Returns the processed picture; <paramref name="picture"/> itself where there is nothing to do.</summary>
    ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken);
}
