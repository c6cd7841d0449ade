using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Stand-in: see README.md.</summary>
public static class AutoOrientExtensions
{
    /// <summary>Turns and mirrors the picture as its Exif profile says it is to be seen.</summary>
    public static IImageProcessingContext AutoOrient(this IImageProcessingContext source) => source.ApplyProcessor(new AutoOrientProcessor());
}
