using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>A seeded stream of standard normal noise, named after what it matches.</summary>
public interface INoiseSource
{
    /// <summary>The next tensor of the stream.</summary>
    Latent Next(LatentShape shape);
}
