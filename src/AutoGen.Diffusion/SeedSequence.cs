namespace AutoGen.Diffusion;

/// <summary>
/// numpy's <c>SeedSequence</c> (O'Neill 2015, randutils): seeds that follow from one seed and a path of numbers, without a
/// pattern between them. The children of one seed can be made in any order.
/// </summary>
internal static class SeedSequence
{
    private const uint InitA = 0x43b0d7e5;
    private const uint MultA = 0x931e8875;
    private const uint InitB = 0x8b51f9dd;
    private const uint MultB = 0x58f38ded;
    private const uint MixLeft = 0xca01f9dd;
    private const uint MixRight = 0x4973f715;
    private const int Shift = 16;

    /// <summary>The first word of the state of a child, or of the seed itself where there is no path.</summary>
    /// <param name="seed">The seed, read as unsigned.</param>
    /// <param name="poolSize">Words of entropy that are mixed; numpy's default is 4.</param>
    /// <param name="path">numpy's <c>spawn_key</c>.</param>
    public static uint FirstWord(long seed, int poolSize, params ReadOnlySpan<ulong> path)
    {
        var pool = MixPool(Entropy(seed, poolSize, path), poolSize);
        var value = (pool[0] ^ InitB) * unchecked(InitB * MultB);
        return value ^ (value >> Shift);
    }

    /// <summary>The seed's words, filled up with zeros where a path follows, and the path's.</summary>
    private static List<uint> Entropy(long seed, int poolSize, ReadOnlySpan<ulong> path)
    {
        var words = new List<uint>();
        AddWords(words, unchecked((ulong)seed));
        if (path.Length > 0 && words.Count < poolSize)
            words.AddRange(new uint[poolSize - words.Count]);
        foreach (var number in path)
            AddWords(words, number);
        return words;
    }

    /// <summary>Low word first, no leading zero words but for 0 itself.</summary>
    private static void AddWords(List<uint> words, ulong number)
    {
        words.Add((uint)number);
        if (number > uint.MaxValue)
            words.Add((uint)(number >> 32));
    }

    private static uint[] MixPool(List<uint> entropy, int poolSize)
    {
        var pool = new uint[poolSize];
        var factor = InitA;
        for (var index = 0; index < poolSize; index++)
            pool[index] = Hash(index < entropy.Count ? entropy[index] : 0, ref factor);
        for (var source = 0; source < poolSize; source++)
        {
            for (var target = 0; target < poolSize; target++)
            {
                if (source != target)
                    pool[target] = Mix(pool[target], Hash(pool[source], ref factor));
            }
        }

        for (var source = poolSize; source < entropy.Count; source++)
        {
            for (var target = 0; target < poolSize; target++)
                pool[target] = Mix(pool[target], Hash(entropy[source], ref factor));
        }

        return pool;
    }

    private static uint Hash(uint value, ref uint factor)
    {
        value ^= factor;
        factor = unchecked(factor * MultA);
        value = unchecked(value * factor);
        return value ^ (value >> Shift);
    }

    private static uint Mix(uint left, uint right)
    {
        var value = unchecked((MixLeft * left) - (MixRight * right));
        return value ^ (value >> Shift);
    }
}
