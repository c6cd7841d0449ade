using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Unsharp mask: pixel + amount * (pixel - blurred pixel). Alpha is left as it is.</summary>
internal sealed class SharpenPostProcessor(SharpenOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var kernel = GaussianKernel(options.Radius);
        var pixels = picture.Pixels.ToArray();
        for (var channel = 0; channel < 3; channel++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Sharpen(picture, channel, kernel, pixels);
        }

        return new(picture.WithPixels(picture.Width, picture.Height, picture.Channels, pixels));
    }

    private void Sharpen(Picture picture, int channel, float[] kernel, byte[] pixels)
    {
        var blurred = Blur(picture, channel, kernel);
        for (var index = 0; index < blurred.Length; index++)
        {
            var position = (index * picture.Channels) + channel;
            var difference = pixels[position] - blurred[index];
            if (Math.Abs(difference) >= options.Threshold)
                pixels[position] = (byte)Math.Round(Math.Clamp(pixels[position] + (options.Amount * difference), 0, 255));
        }
    }

    /// <summary>Separable Gaussian; beyond the edge the edge pixel repeats.</summary>
    private static float[] Blur(Picture picture, int channel, float[] kernel)
    {
        var source = new float[picture.Width * picture.Height];
        for (var index = 0; index < source.Length; index++)
            source[index] = picture.Pixels[(index * picture.Channels) + channel];
        var rows = Convolve(source, kernel, picture.Width, picture.Height, alongRows: true);
        return Convolve(rows, kernel, picture.Width, picture.Height, alongRows: false);
    }

    private static float[] Convolve(float[] source, float[] kernel, int width, int height, bool alongRows)
    {
        var reach = kernel.Length / 2;
        var result = new float[source.Length];
        for (var index = 0; index < source.Length; index++)
        {
            var (row, column) = Math.DivRem(index, width);
            var sum = 0f;
            for (var offset = -reach; offset <= reach; offset++)
            {
                var neighbour = alongRows
                    ? (row * width) + Math.Clamp(column + offset, 0, width - 1)
                    : (Math.Clamp(row + offset, 0, height - 1) * width) + column;
                sum += kernel[offset + reach] * source[neighbour];
            }

            result[index] = sum;
        }

        return result;
    }

    /// <summary>Weights out to three standard deviations, summing to 1.</summary>
    private static float[] GaussianKernel(double deviation)
    {
        var reach = (int)Math.Ceiling(3 * deviation);
        var weights = Enumerable.Range(-reach, (2 * reach) + 1).Select(offset => Math.Exp(-(offset * offset) / (2 * deviation * deviation))).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }
}
