namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

internal sealed record ResizeProcessor(ResizeOptions Options) : IImageProcessor;
