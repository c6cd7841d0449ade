using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>
/// The noise of PyTorch's CPU generator, float32 (diffusers, ComfyUI, A1111's RNG "CPU"). Only the low 32 bits of the
/// seed count, as in torch. Equal to torch within 5e-6: torch's vector code approximates log, sin and cos.
/// </summary>
public sealed class TorchCpuNoise(long seed) : INoiseSource
{
    private const int Block = 16;

    private readonly MersenneTwister generator = new(unchecked((uint)seed));
    private double? spare;

    public Latent Next(LatentShape shape) =>
        Latent.Create(shape, this, static (values, source) => source.Fill(values));

    private void Fill(Span<float> values)
    {
        if (values.Length < Block)
            FillInPairs(values);
        else
            FillInBlocks(values);
    }

    /// <summary>Below 16 values torch makes normals in pairs; the second waits for the next small tensor, past large ones.</summary>
    private void FillInPairs(Span<float> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            if (spare is { } waiting)
            {
                values[index] = (float)waiting;
                spare = null;
                continue;
            }

            var angle = 2 * Math.PI * generator.NextDouble53();
            var radius = Math.Sqrt(-2 * Math.Log(1 - generator.NextDouble53()));
            values[index] = (float)(radius * Math.Cos(angle));
            spare = radius * Math.Sin(angle);
        }
    }

    private void FillInBlocks(Span<float> values)
    {
        foreach (ref var value in values)
            value = generator.NextFloat24();
        for (var start = 0; start + Block <= values.Length; start += Block)
            ToNormals(values.Slice(start, Block));
        if (values.Length % Block == 0)
            return;

        // The tail is drawn anew, together with the end of the last whole block, so that it fills a block of its own.
        var tail = values[^Block..];
        foreach (ref var value in tail)
            value = generator.NextFloat24();
        ToNormals(tail);
    }

    /// <summary>Box and Muller 1958 on the pairs (j, j + 8) of a block.</summary>
    private static void ToNormals(Span<float> block)
    {
        for (var j = 0; j < Block / 2; j++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - block[j]));
            var angle = (float)(2 * Math.PI * block[j + (Block / 2)]);
            block[j] = (float)(radius * Math.Cos(angle));
            block[j + (Block / 2)] = (float)(radius * Math.Sin(angle));
        }
    }
}
