using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoGen.Diffusion;

/// <summary>Arithmetic in place on float32 spans of one length. Every operation rounds, as in <see cref="Abstractions.Latent"/>.</summary>
internal static class VectorSpans
{
    /// <summary>Each value times <paramref name="factor"/>.</summary>
    public static void Scale(Span<float> values, float factor)
    {
        foreach (ref var vector in MemoryMarshal.Cast<float, Vector<float>>(values))
            vector *= factor;
        for (var index = WholeVectors(values); index < values.Length; index++)
            values[index] *= factor;
    }

    /// <summary>Adds <paramref name="other"/>.</summary>
    public static void Add(Span<float> values, ReadOnlySpan<float> other)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(values);
        var right = MemoryMarshal.Cast<float, Vector<float>>(other);
        for (var index = 0; index < left.Length; index++)
            left[index] += right[index];
        for (var index = WholeVectors(values); index < values.Length; index++)
            values[index] += other[index];
    }

    /// <summary>Subtracts <paramref name="other"/>.</summary>
    public static void Subtract(Span<float> values, ReadOnlySpan<float> other)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(values);
        var right = MemoryMarshal.Cast<float, Vector<float>>(other);
        for (var index = 0; index < left.Length; index++)
            left[index] -= right[index];
        for (var index = WholeVectors(values); index < values.Length; index++)
            values[index] -= other[index];
    }

    private static int WholeVectors(ReadOnlySpan<float> values) => values.Length - (values.Length % Vector<float>.Count);
}
