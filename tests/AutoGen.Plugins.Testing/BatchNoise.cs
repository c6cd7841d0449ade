using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Plugins.Testing;

/// <summary>Noise in which picture i of a batch has the stream of seed + i, as if it were made alone.</summary>
internal sealed class BatchNoise(long seed, int count) : INoiseSource
{
    private readonly PhiloxNoise[] streams = [.. Enumerable.Range(0, count).Select(index => new PhiloxNoise(seed + index))];

    public Latent Next(LatentShape shape) =>
        Latent.From(shape, [.. streams.SelectMany(stream => stream.Next(shape with { Count = 1 }).Values.ToArray())]);
}
