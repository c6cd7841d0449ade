using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>The noise that the recorded runs used: tensor 0 makes the start, the k-th draw is tensor k.</summary>
internal sealed class RecordedNoise : INoiseSource
{
    public static readonly LatentShape Shape = new(1, 4, 8, 8);

    private readonly Queue<float[]> tensors = new(Golden.Read("noise.json").EnumerateArray().Select(static tensor => tensor.Floats()));

    public void Fill(Span<float> values) => tensors.Dequeue().CopyTo(values);
}
