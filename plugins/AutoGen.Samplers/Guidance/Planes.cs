using AutoGen.Abstractions;

namespace AutoGen.Samplers.Guidance;

/// <summary>Work on runs of planes of two latents: one channel at a time, or all channels of a picture together.</summary>
internal static class Planes
{
    /// <summary>Writes a run of planes of the result from those of two latents.</summary>
    public delegate void Writer(ReadOnlySpan<float> own, ReadOnlySpan<float> other, Span<float> result);

    /// <param name="own">The first latent.</param>
    /// <param name="other">The second; same shape.</param>
    /// <param name="together">Planes that are handled together: 1, or the number of channels.</param>
    /// <param name="write">Called for every run, in order.</param>
    public static Latent Map(Latent own, Latent other, int together, Writer write) =>
        Latent.Create(own.Shape, (own, other, together, write), static (values, from) =>
        {
            var length = from.own.Shape.Height * from.own.Shape.Width * from.together;
            for (var start = 0; start < values.Length; start += length)
                from.write(from.own.Values.Slice(start, length), from.other.Values.Slice(start, length), values.Slice(start, length));
        });
}
