namespace AutoGen.Diffusion;

/// <summary>
/// The noise of PyTorch's CPU generator (diffusers, ComfyUI, A1111's RNG "CPU"). Only the low 32 bits of the seed count, as
/// in torch. Equal to torch within 5e-6: torch's vector code approximates log, sin and cos.
/// </summary>
/// <param name="seed">Its low 32 bits are used.</param>
/// <param name="precision">The type it is drawn in; values come as float32 whatever it is.</param>
public sealed class TorchCpuNoise(long seed, TorchPrecision precision = TorchPrecision.Single) : INoiseSource
{
    private const int Block = 16;

    private readonly MersenneTwister generator = new(unchecked((uint)seed));
    private double? spare;

    /// <inheritdoc/>
    public void Fill(Span<float> values)
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
                values[index] = Rounded(waiting);
                spare = null;
                continue;
            }

            var angle = 2 * Math.PI * generator.NextDouble53();
            var radius = Math.Sqrt(-2 * Math.Log(1 - generator.NextDouble53()));
            values[index] = Rounded(radius * Math.Cos(angle));
            spare = radius * Math.Sin(angle);
        }
    }

    /// <summary>torch draws all uniforms first; a block uses those of its own places, so they can be drawn as it comes.</summary>
    private void FillInBlocks(Span<float> values)
    {
        var tail = values.Length % Block;
        for (var start = 0; start + Block <= values.Length; start += Block)
            FillBlock(values.Slice(start, Block));
        if (tail == 0)
            return;

        // The tail is drawn anew, together with the end of the last whole block, so that it fills a block of its own.
        for (var wasted = 0; wasted < tail; wasted++)
            NextUniform();
        FillBlock(values[^Block..]);
    }

    private void FillBlock(Span<float> block)
    {
        if (precision == TorchPrecision.Single)
            FillSingleBlock(block);
        else
            FillOtherBlock(block);
    }

    /// <summary>Box and Muller 1958 on the pairs (j, j + 8) of a block: both normals of a pair are used.</summary>
    private void FillSingleBlock(Span<float> block)
    {
        Span<double> us = stackalloc double[Block / 2];
        Span<double> angles = stackalloc double[Block / 2];
        foreach (ref var u in us)
            u = 1 - NextUniform();
        foreach (ref var angle in angles)
            angle = (float)(2 * Math.PI * NextUniform());
        BoxMuller.Pairs(us, angles, block);
    }

    /// <summary>The same of the types that round each function's result.</summary>
    private void FillOtherBlock(Span<float> block)
    {
        Span<double> uniforms = stackalloc double[Block];
        foreach (ref var uniform in uniforms)
            uniform = NextUniform();
        for (var j = 0; j < Block / 2; j++)
        {
            var radius = Math.Sqrt(-2 * EachStep(Math.Log(1 - uniforms[j])));
            var angle = 2 * Math.PI * uniforms[j + (Block / 2)];
            if (precision is TorchPrecision.Half or TorchPrecision.Brain)
                radius = Rounded(radius);
            if (precision != TorchPrecision.Double)
                angle = Rounded(angle);
            block[j] = Rounded(radius * EachStep(Math.Cos(angle)));
            block[j + (Block / 2)] = Rounded(radius * EachStep(Math.Sin(angle)));
        }
    }

    /// <summary>0 &lt;= u &lt; 1 with as many bits as the type holds.</summary>
    private double NextUniform() => precision switch
    {
        TorchPrecision.Double => generator.NextDouble53(),
        TorchPrecision.Half => generator.NextUniform(11),
        TorchPrecision.Brain => generator.NextUniform(8),
        _ => generator.NextUniform(24),
    };

    /// <summary>torch rounds every function's result to bfloat16, but of the other types only what it stores.</summary>
    private double EachStep(double value) => precision == TorchPrecision.Brain ? Rounded(value) : value;

    private float Rounded(double value) => precision switch
    {
        TorchPrecision.Half => (float)(Half)value,
        TorchPrecision.Brain => ToBrain((float)value),
        _ => (float)value,
    };

    /// <summary>The upper half of a float32's bits, rounded to the nearest, halves to even.</summary>
    private static float ToBrain(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000);
    }
}
