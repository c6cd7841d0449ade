using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AutoGen.Prompts;

/// <summary>Where the seed of a request comes from that names none. Tests inject their own.</summary>
public sealed class SeedSource(Func<long> next)
{
    /// <summary>AUTOMATIC1111's range: a larger seed would not survive in the tools that pictures are shared with.</summary>
    private const ulong End = 4294967294;

    /// <summary>Random seeds from 0 to 4294967293.</summary>
    public static SeedSource Random { get; } = new(Draw);

    public long Next() => next();

    private static long Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return (long)(BinaryPrimitives.ReadUInt64LittleEndian(bytes) % End);
    }
}
