namespace AutoGen.Diffusion;

/// <summary>One picture's share of noise that is drawn for a whole batch at a time.</summary>
internal sealed class BatchSlice(INoiseSource source, int count, int index) : INoiseSource
{
    public void Fill(Span<float> values)
    {
        var batch = GC.AllocateUninitializedArray<float>(values.Length * count);
        source.Fill(batch);
        batch.AsSpan(index * values.Length, values.Length).CopyTo(values);
    }
}
