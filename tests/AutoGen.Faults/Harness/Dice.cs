namespace AutoGen.Faults.Harness;

/// <summary>Random numbers that a seed repeats (splitmix64).</summary>
internal sealed class Dice(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>0 to below <paramref name="sides"/>.</summary>
    public int Roll(int sides)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)sides);
    }

    public bool Chance(int percent) => Roll(100) < percent;
}
