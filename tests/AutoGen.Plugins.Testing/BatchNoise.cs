using AutoGen.Diffusion;

namespace AutoGen.Plugins.Testing;

/// <summary>Noise in which picture i of a batch has the stream of seed + i, as if it were made alone.</summary>
internal sealed class BatchNoise(long seed, int count) : INoiseSource
{
    private readonly PhiloxNoise[] streams = [.. Enumerable.Range(0, count).Select(index => new PhiloxNoise(seed + index))];

    public void Fill(Span<float> values)
    {
        var length = values.Length / count;
        for (var index = 0; index < count; index++)
            streams[index].Fill(values.Slice(index * length, length));
    }
}
