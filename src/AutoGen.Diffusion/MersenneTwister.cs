using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoGen.Diffusion;

/// <summary>mt19937, 32 bits (Matsumoto and Nishimura 1998), with the uniform numbers that PyTorch makes of it.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Offset = 397;
    private const uint Upper = 0x80000000;
    private const uint Twisted = 0x9908B0DF;

    private readonly uint[] state = new uint[Size];
    private readonly uint[] tempered = new uint[Size];
    private int next = Size;

    public MersenneTwister(uint seed)
    {
        state[0] = seed;
        for (var index = 1u; index < Size; index++)
            state[index] = (1812433253u * (state[index - 1] ^ (state[index - 1] >> 30))) + index;
    }

    /// <summary>0 &lt;= u &lt; 1 of the low bits of one draw: torch's uniform of types up to float32, which has 24.</summary>
    public double NextUniform(int bits) => (NextUInt32() & ((1u << bits) - 1)) / (double)(1u << bits);

    /// <summary>0 &lt;= u &lt; 1 of 53 bits, from two draws, the high word first: torch's float64 uniform.</summary>
    public double NextDouble53()
    {
        var bits = ((ulong)NextUInt32() << 32) | NextUInt32();
        return (bits & ((1ul << 53) - 1)) / 9007199254740992.0;
    }

    private uint NextUInt32()
    {
        if (next == Size)
            Twist();
        return tempered[next++];
    }

    private void Twist()
    {
        Twist(0, Size - Offset, Offset);
        Twist(Size - Offset, Size - 1, Offset - Size);
        state[^1] = Twist(state[^1], state[0]) ^ state[Offset - 1];
        var from = MemoryMarshal.Cast<uint, Vector<uint>>(state.AsSpan());
        var to = MemoryMarshal.Cast<uint, Vector<uint>>(tempered.AsSpan());
        for (var index = 0; index < from.Length; index++)
            to[index] = Temper(from[index]);
        next = 0;
    }

    /// <summary>A stretch in which no word needs one that was made less than a vector before.</summary>
    private void Twist(int start, int end, int offset)
    {
        var index = start;
        for (; index <= end - Vector<uint>.Count; index += Vector<uint>.Count)
        {
            var y = (new Vector<uint>(state, index) & new Vector<uint>(Upper)) | (new Vector<uint>(state, index + 1) & new Vector<uint>(~Upper));
            var odd = Vector<uint>.Zero - (y & Vector<uint>.One);
            ((y >>> 1) ^ (odd & new Vector<uint>(Twisted)) ^ new Vector<uint>(state, index + offset)).CopyTo(state, index);
        }

        for (; index < end; index++)
            state[index] = Twist(state[index], state[index + 1]) ^ state[index + offset];
    }

    private static uint Twist(uint word, uint following)
    {
        var y = (word & Upper) | (following & ~Upper);
        return (y >> 1) ^ ((y & 1) * Twisted);
    }

    private static Vector<uint> Temper(Vector<uint> y)
    {
        y ^= y >>> 11;
        y ^= (y << 7) & new Vector<uint>(0x9D2C5680);
        y ^= (y << 15) & new Vector<uint>(0xEFC60000);
        return y ^ (y >>> 18);
    }
}
