using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>What the noise of one picture is made from.</summary>
/// <param name="Seed">Seed of the picture; in a batch of ComfyUI that of the batch.</param>
public sealed record NoiseSettings(long Seed)
{
    /// <summary>Philox as on CUDA, instead of torch's CPU generator.</summary>
    public bool Cuda { get; init; }

    /// <summary>The tool whose sequence of draws it is; autogen is A1111's.</summary>
    public Dialect Dialect { get; init; }

    /// <summary>Seed of the noise that is mixed in (A1111's subseed).</summary>
    public long VariationSeed { get; init; }

    /// <summary>How much of it, 0 (none) to 1 (all).</summary>
    public double VariationStrength { get; init; }

    /// <summary>Height and width, in latent pixels, of the picture whose composition is to be kept; null = this one's.</summary>
    public (int Height, int Width)? ResizeFrom { get; init; }

    /// <summary>Added to the seed for all noise behind the start (A1111's eta noise seed delta); 0 = the stream goes on.</summary>
    public long SeedDelta { get; init; }

    /// <summary>Place of the picture in its batch, which matters to ComfyUI only.</summary>
    public int BatchIndex { get; init; }

    /// <summary>Pictures of the batch.</summary>
    public int BatchCount { get; init; } = 1;
}
