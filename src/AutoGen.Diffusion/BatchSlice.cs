using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>One picture's share of noise that is drawn for a whole batch at a time.</summary>
internal sealed class BatchSlice(INoiseSource source, int count, int index) : INoiseSource
{
    public Latent Next(LatentShape shape)
    {
        var batch = source.Next(shape with { Count = shape.Count * count });
        return Latent.From(shape, batch.Values.Slice(index * shape.Length, shape.Length));
    }
}
