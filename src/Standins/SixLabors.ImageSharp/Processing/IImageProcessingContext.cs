using SixLabors.ImageSharp.Processing.Processors;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Collects operations on one picture.</summary>
public interface IImageProcessingContext
{
    /// <summary>The size after the operations so far.</summary>
    Size GetCurrentSize();

    IImageProcessingContext ApplyProcessor(IImageProcessor processor);
}
