using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>The noise of one picture in the order in which its tool draws it.</summary>
/// <param name="Start">Unit normal noise that the run starts from, 1 x C x H x W.</param>
/// <param name="Steps">The stream that samplers draw from.</param>
public sealed record PictureNoise(Latent Start, INoiseSource Steps)
{
    /// <summary>The noise by the rules of <see cref="NoiseSettings.Dialect"/>.</summary>
    /// <param name="settings">Seeds and rules.</param>
    /// <param name="shape">1 x C x H x W.</param>
    public static PictureNoise Create(NoiseSettings settings, LatentShape shape) =>
        settings.Dialect == Dialect.Comfyui ? OfBatch(settings, shape) : OfPicture(settings, shape);

    /// <summary>
    /// A1111: one generator per picture. The start is its first tensor, mixed with that of the variation seed, or, to keep
    /// the composition of another size, its first tensor with the noise of that size pasted over its middle. The stream goes
    /// on behind it, or starts again with another seed.
    /// </summary>
    private static PictureNoise OfPicture(NoiseSettings settings, LatentShape shape)
    {
        var own = Source(settings.Cuda, settings.Seed);
        var drawn = own.Next(shape);
        var size = settings.ResizeFrom is { } from ? shape with { Height = from.Height, Width = from.Width } : shape;
        var start = size == shape ? drawn : Source(settings.Cuda, settings.Seed).Next(size);
        if (settings.VariationStrength != 0)
            start = Slerp.Mix(settings.VariationStrength, start, Source(settings.Cuda, settings.VariationSeed).Next(size));
        if (size != shape)
            start = CentredPaste.Over(drawn, start);
        return new PictureNoise(start, settings.SeedDelta == 0 ? own : Source(settings.Cuda, settings.Seed + settings.SeedDelta));
    }

    /// <summary>
    /// ComfyUI: one tensor for the whole batch. The start always comes from the CPU; samplers start again with the same seed
    /// where they run, so on the CPU their first noise is the start's.
    /// </summary>
    private static PictureNoise OfBatch(NoiseSettings settings, LatentShape shape)
    {
        var start = new BatchSlice(Source(cuda: false, settings.Seed), settings.BatchCount, settings.BatchIndex).Next(shape);
        if (settings.VariationStrength != 0)
            start = Slerp.Mix(settings.VariationStrength, start, new BatchSlice(Source(cuda: false, settings.VariationSeed), settings.BatchCount, settings.BatchIndex).Next(shape));
        return new PictureNoise(start, new BatchSlice(Source(settings.Cuda, settings.Seed + settings.SeedDelta), settings.BatchCount, settings.BatchIndex));
    }

    private static INoiseSource Source(bool cuda, long seed) => cuda ? new PhiloxNoise(seed) : new TorchCpuNoise(seed);
}
