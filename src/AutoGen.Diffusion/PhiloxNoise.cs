using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGen.Diffusion;

/// <summary>
/// The noise of PyTorch's CUDA generator as A1111's RNG "NV" makes it on any machine: Philox4x32-10 (Salmon et al.
/// 2011). The n-th tensor of a stream has call number n; each element has a counter of its own.
/// </summary>
public sealed class PhiloxNoise(long seed) : INoiseSource
{
    private const int Width = 16;
    private const int Chunk = 16 * Width;
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    // Rounded to float32 as CUDA's headers have them, used in double.
    private const double UniformScale = 2.3283064e-10f;
    private const double AngleScale = 2.3283064e-10f * 6.2831855f;

    private readonly uint keyLow = unchecked((uint)seed);
    private readonly uint keyHigh = unchecked((uint)(seed >> 32));
    private uint calls;

    private static Vector256<ulong> LowWord => Vector256.Create((ulong)uint.MaxValue);

    /// <inheritdoc/>
    public void Fill(Span<float> values)
    {
        var call = calls++;
        Span<double> us = stackalloc double[Chunk];
        Span<double> angles = stackalloc double[Chunk];
        Span<float> normals = stackalloc float[Chunk];
        for (var start = 0; start < values.Length; start += Chunk)
        {
            var count = Math.Min(Chunk, values.Length - start);
            var padded = (count + Width - 1) / Width * Width;
            for (var index = 0; index < padded; index += Width)
                FillUniform(call, (uint)(start + index), us[index..], angles[index..]);
            BoxMuller.Sines(us[..padded], angles[..padded], normals);
            normals[..count].CopyTo(values[start..]);
        }
    }

    /// <summary>Four counters side by side: the rounds of one wait for each other, those of several do not.</summary>
    private void FillUniform(uint call, uint first, Span<double> us, Span<double> angles)
    {
        var elements = Vector256.Create((ulong)first) + Vector256<ulong>.Indices;
        var a = new Counter(call, elements);
        var b = new Counter(call, elements + Vector256.Create(4ul));
        var c = new Counter(call, elements + Vector256.Create(8ul));
        var d = new Counter(call, elements + Vector256.Create(12ul));
        var (k0, k1) = (keyLow, keyHigh);
        for (var round = 0; round < Rounds; round++)
        {
            a.Round(k0, k1);
            b.Round(k0, k1);
            c.Round(k0, k1);
            d.Round(k0, k1);
            (k0, k1) = (unchecked(k0 + Weyl0), unchecked(k1 + Weyl1));
        }

        Uniform(a.C0).CopyTo(us);
        Uniform(b.C0).CopyTo(us[4..]);
        Uniform(c.C0).CopyTo(us[8..]);
        Uniform(d.C0).CopyTo(us[12..]);
        Angle(a.C1).CopyTo(angles);
        Angle(b.C1).CopyTo(angles[4..]);
        Angle(c.C1).CopyTo(angles[8..]);
        Angle(d.C1).CopyTo(angles[12..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Uniform(Vector256<ulong> word) =>
        (BoxMuller.ToDouble(word & LowWord) * Vector256.Create(UniformScale)) + Vector256.Create(UniformScale / 2);

    /// <summary>Of Box and Muller's two normals only the sine is used, as CUDA's one-value call does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Angle(Vector256<ulong> word) =>
        (BoxMuller.ToDouble(word & LowWord) * Vector256.Create(AngleScale)) + Vector256.Create(AngleScale / 2);

    /// <summary>The counters of four elements, in lanes of 64 bits whose upper halves have no meaning.</summary>
    private struct Counter(uint call, Vector256<ulong> elements)
    {
        public Vector256<ulong> C0 = Vector256.Create((ulong)call);
        public Vector256<ulong> C1 = Vector256<ulong>.Zero;
        private Vector256<ulong> c2 = elements;
        private Vector256<ulong> c3 = Vector256<ulong>.Zero;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Round(uint k0, uint k1)
        {
            var product0 = MultiplyLow(C0, Multiplier0);
            var product1 = MultiplyLow(c2, Multiplier1);
            C0 = (product1 >>> 32) ^ C1 ^ Vector256.Create((ulong)k0);
            C1 = product1;
            c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            c3 = product0;
        }

        /// <summary>The lower words of the lanes times a word. x64 has an instruction for it, a product of whole lanes takes several.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<ulong> MultiplyLow(Vector256<ulong> lanes, uint factor) => Avx2.IsSupported
            ? Avx2.Multiply(lanes.AsUInt32(), Vector256.Create((ulong)factor).AsUInt32())
            : (lanes & LowWord) * Vector256.Create((ulong)factor);
    }
}
