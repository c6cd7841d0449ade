namespace SixLabors.ImageSharp.Formats;

/// <summary>Base of encoders that could write palettes; this stand-in's does not.</summary>
public abstract class QuantizingImageEncoder : ImageEncoder
{
}
