namespace AutoGen.Protocol.Rendering;

/// <summary>Looks at an image file without decoding its pixels, so that a bad one is refused before anything runs.</summary>
public interface IImageInspector
{
    /// <summary>Its size, or why it cannot be used: missing, not an image, over the pixel limit ... Never throws.</summary>
    Result<ImageFacts> Inspect(string path);
}

/// <summary>What a request needs to know of an image.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record ImageFacts(int Width, int Height);
