namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Stands for the operation; <see cref="Orienter"/> does it.</summary>
internal sealed class AutoOrientProcessor : IImageProcessor;
