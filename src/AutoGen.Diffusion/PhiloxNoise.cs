using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>
/// The noise of PyTorch's CUDA generator as A1111's RNG "NV" makes it on any machine: Philox4x32-10 (Salmon et al.
/// 2011). The n-th tensor of a stream has call number n; each element has a counter of its own.
/// </summary>
public sealed class PhiloxNoise(long seed) : INoiseSource
{
    private const int Rounds = 10;

    // Rounded to float32 as CUDA's headers have them, used in double.
    private const double UniformScale = 2.3283064e-10f;
    private const double AngleScale = 2.3283064e-10f * 6.2831855f;

    private readonly uint keyLow = unchecked((uint)seed);
    private readonly uint keyHigh = unchecked((uint)(seed >> 32));
    private uint calls;

    public Latent Next(LatentShape shape) =>
        Latent.Create(shape, this, static (values, source) => source.Fill(values));

    private void Fill(Span<float> values)
    {
        var call = calls++;
        for (var index = 0; index < values.Length; index++)
            values[index] = Normal(call, (uint)index);
    }

    /// <summary>Box and Muller 1958; of the two normals only the sine is used, as CUDA's one-value call does.</summary>
    private float Normal(uint call, uint element)
    {
        var (first, second) = Philox(call, element);
        var u = (first * UniformScale) + (UniformScale / 2);
        var angle = (second * AngleScale) + (AngleScale / 2);
        return (float)(Math.Sqrt(-2 * Math.Log(u)) * Math.Sin(angle));
    }

    private (uint First, uint Second) Philox(uint call, uint element)
    {
        var (c0, c1, c2, c3) = (call, 0u, element, 0u);
        var (k0, k1) = (keyLow, keyHigh);
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)c0 * 0xD2511F53;
            var product1 = (ulong)c2 * 0xCD9E8D57;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            unchecked
            {
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
            }
        }

        return (c0, c1);
    }
}
