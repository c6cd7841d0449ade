using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering;

/// <summary>Looks at image files by their headers, without decoding them.</summary>
/// <param name="pixelLimit">Width x height that is still allowed; <see cref="RenderingOptions.DefaultPixelLimit"/> by default.</param>
public sealed class ImageInspector(long pixelLimit = RenderingOptions.DefaultPixelLimit) : IImageInspector
{
    private readonly PictureReader reader = new(pixelLimit);

    /// <inheritdoc/>
    public Result<ImageFacts> Inspect(string path) => reader.Inspect(path);
}
