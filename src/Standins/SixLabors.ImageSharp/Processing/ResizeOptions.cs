using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>How to resize.</summary>
public class ResizeOptions
{
    /// <summary>Default: Crop.</summary>
    public ResizeMode Mode { get; set; } = ResizeMode.Crop;

    /// <summary>Default: Center.</summary>
    public AnchorPositionMode Position { get; set; } = AnchorPositionMode.Center;

    /// <summary>One side may be 0: it then follows from the picture's shape.</summary>
    public Size Size { get; set; }

    /// <summary>Default: Bicubic.</summary>
    public IResampler Sampler { get; set; } = KnownResamplers.Bicubic;

    /// <summary>Weighs colours by their alpha, so that transparent pixels do not bleed. Default: true.</summary>
    public bool PremultiplyAlpha { get; set; } = true;

    /// <summary>What fills the rest in mode Pad. Default: transparent black.</summary>
    public Color PadColor { get; set; }
}
