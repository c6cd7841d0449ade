using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>The resamplers that this stand-in has.</summary>
public static class KnownResamplers
{
    /// <summary>Catmull-Rom's cubic (a = -0.5): radius 2.</summary>
    public static IResampler Bicubic { get; } = new BicubicResampler();

    /// <summary>Lanczos with three lobes: radius 3.</summary>
    public static IResampler Lanczos3 { get; } = new LanczosResampler(3);

    /// <summary>Straight lines between pixels: radius 1.</summary>
    public static IResampler Triangle { get; } = new TriangleResampler();

    /// <summary>The pixel that lies nearest, unmixed.</summary>
    public static IResampler NearestNeighbor { get; } = new NearestNeighborResampler();
}
