using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>What the codec and the resampler need of a pixel type.</summary>
public interface IPixel
{
    void FromRgba32(Rgba32 source);

    void ToRgba32(ref Rgba32 dest);

    /// <summary>From red, green, blue, alpha in 0..1; clamped and rounded.</summary>
    void FromScaledVector4(Vector4 vector);

    /// <summary>Red, green, blue, alpha in 0..1.</summary>
    Vector4 ToScaledVector4();
}

/// <inheritdoc cref="IPixel"/>
public interface IPixel<TSelf> : IPixel, IEquatable<TSelf> where TSelf : unmanaged, IPixel<TSelf>
{
}
