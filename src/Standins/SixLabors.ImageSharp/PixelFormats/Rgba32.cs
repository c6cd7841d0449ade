using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Red, green, blue, alpha (not premultiplied), one byte each, in this order.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgba32(byte r, byte g, byte b, byte a) : IPixel<Rgba32>
{
    public byte R = r;
    public byte G = g;
    public byte B = b;
    public byte A = a;

    public Rgba32(byte r, byte g, byte b) : this(r, g, b, byte.MaxValue)
    {
    }

    public static bool operator ==(Rgba32 left, Rgba32 right) => left.Equals(right);

    public static bool operator !=(Rgba32 left, Rgba32 right) => !left.Equals(right);

    public static implicit operator Color(Rgba32 source) => new(source);

    public static implicit operator Rgba32(Color color) => color.ToPixel<Rgba32>();

    public void FromRgba32(Rgba32 source) => this = source;

    public readonly void ToRgba32(ref Rgba32 dest) => dest = this;

    public void FromScaledVector4(Vector4 vector)
    {
        var levels = Vector4.Clamp(vector * 255f + new Vector4(0.5f), Vector4.Zero, new Vector4(255f));
        this = new Rgba32((byte)levels.X, (byte)levels.Y, (byte)levels.Z, (byte)levels.W);
    }

    public readonly Vector4 ToScaledVector4() => new Vector4(R, G, B, A) / 255f;

    public readonly string ToHex() => $"{R:X2}{G:X2}{B:X2}{A:X2}";

    public readonly bool Equals(Rgba32 other) => R == other.R && G == other.G && B == other.B && A == other.A;

    public override readonly bool Equals(object? obj) => obj is Rgba32 other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    public override readonly string ToString() => $"Rgba32({R}, {G}, {B}, {A})";
}
