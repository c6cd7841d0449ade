namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>R. Keys, "Cubic convolution interpolation for digital image processing" (1981), with a = -0.5.</summary>
internal sealed class BicubicResampler : IResampler
{
    private const float A = -0.5f;

    public float Radius => 2;

    public float GetValue(float x)
    {
        x = MathF.Abs(x);
        if (x <= 1)
            return ((A + 2) * x - (A + 3)) * x * x + 1;
        return x < 2 ? ((A * x - 5 * A) * x + 8 * A) * x - 4 * A : 0;
    }
}

/// <summary>C. E. Duchon, "Lanczos filtering in one and two dimensions" (1979).</summary>
internal sealed class LanczosResampler(int lobes) : IResampler
{
    /// <summary>In floating point sin(pi x) misses 0 at whole x; the rest would colour transparent pixels.</summary>
    private const float Nothing = 1e-5f;

    public float Radius => lobes;

    public float GetValue(float x)
    {
        x = MathF.Abs(x);
        var value = x < lobes ? Sinc(x) * Sinc(x / lobes) : 0;
        return MathF.Abs(value) < Nothing ? 0 : value;
    }

    private static float Sinc(float x) => x == 0 ? 1 : MathF.Sin(MathF.PI * x) / (MathF.PI * x);
}

internal sealed class TriangleResampler : IResampler
{
    public float Radius => 1;

    public float GetValue(float x) => MathF.Max(0, 1 - MathF.Abs(x));
}

/// <summary>Not a kernel: <see cref="Resizer"/> copies single pixels for it.</summary>
internal sealed class NearestNeighborResampler : IResampler
{
    public float Radius => 1;

    public float GetValue(float x) => x;
}
