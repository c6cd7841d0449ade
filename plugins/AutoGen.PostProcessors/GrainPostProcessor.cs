using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Adds Gaussian grain that follows from the picture's seed: the same picture gets the same grain. Alpha is left as it is.</summary>
internal sealed class GrainPostProcessor(GrainOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var pixels = picture.Pixels.ToArray();
        for (var pixel = 0; pixel < picture.Width * picture.Height; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var position = (pixel * picture.Channels) + channel;
                var noise = Normal((ulong)context.Seed, ((ulong)pixel * 3) + (options.Coloured ? (ulong)channel : 0));
                pixels[position] = (byte)Math.Round(Math.Clamp(pixels[position] + (options.Amount * noise), 0, 255));
            }
        }

        return new(picture.WithPixels(picture.Width, picture.Height, picture.Channels, pixels));
    }

    /// <summary>The unit normal number of that index (Box and Muller 1958).</summary>
    private static double Normal(ulong seed, ulong index)
    {
        var state = Mix(seed) + (2 * index);
        return Math.Sqrt(-2 * Math.Log(1 - Uniform(state))) * Math.Cos(2 * Math.PI * Uniform(state + 1));
    }

    /// <summary>0 to 1, without 1.</summary>
    private static double Uniform(ulong state) => (Mix(state) >> 11) * (1.0 / (1UL << 53));

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): neighbouring numbers become unrelated ones.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
