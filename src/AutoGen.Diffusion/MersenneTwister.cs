namespace AutoGen.Diffusion;

/// <summary>mt19937, 32 bits (Matsumoto and Nishimura 1998), with the uniform numbers that PyTorch makes of it.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Offset = 397;

    private readonly uint[] state = new uint[Size];
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
        var y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (var index = 0; index < Size; index++)
        {
            var y = (state[index] & 0x80000000) | (state[(index + 1) % Size] & 0x7FFFFFFF);
            state[index] = state[(index + Offset) % Size] ^ (y >> 1) ^ ((y & 1) * 0x9908B0DF);
        }

        next = 0;
    }
}
