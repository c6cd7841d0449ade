using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>A seeded stream of standard normal noise, named after what it matches.</summary>
public interface INoiseSource
{
    /// <summary>Writes the next tensor of the stream; its length is the tensor's, as some streams make small ones in another way.</summary>
    void Fill(Span<float> values);
}

/// <summary>What every source can do.</summary>
public static class NoiseSourceExtensions
{
    /// <summary>The next tensor of the stream.</summary>
    public static Latent Next(this INoiseSource source, LatentShape shape) =>
        Latent.Create(shape, source, static (values, source) => source.Fill(values));
}
