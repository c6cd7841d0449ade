using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>
/// A1111's spherical interpolation of noise (Shoemake 1985). Its vectors run along the height: there is one for each picture,
/// channel and column.
/// </summary>
internal static class Slerp
{
    // mean cosine from which A1111 takes the vectors for parallel
    private const double Parallel = 0.9995;

    /// <param name="share">0 = <paramref name="low"/>, 1 = <paramref name="high"/>.</param>
    /// <param name="low">The noise of the picture.</param>
    /// <param name="high">The noise of the variation; same shape.</param>
    public static Latent Mix(double share, Latent low, Latent high)
    {
        var shape = low.Shape;
        var cosines = new double[shape.Count * shape.Channels * shape.Width];
        for (var column = 0; column < cosines.Length; column++)
            cosines[column] = Cosine(low, high, column);

        // A1111 mixes parallel vectors the wrong way round; so do we, or its pictures would not come out.
        return cosines.Average() > Parallel
            ? (low * share) + (high * (1 - share))
            : Latent.Create(shape, (share, low, high, cosines), static (values, from) => Fill(values, from.share, from.low, from.high, from.cosines));
    }

    private static void Fill(Span<float> values, double share, Latent low, Latent high, double[] cosines)
    {
        for (var column = 0; column < cosines.Length; column++)
        {
            var angle = Math.Acos(cosines[column]);
            var (ofLow, ofHigh) = (Math.Sin((1 - share) * angle) / Math.Sin(angle), Math.Sin(share * angle) / Math.Sin(angle));
            for (var row = 0; row < low.Shape.Height; row++)
            {
                var index = IndexOf(low.Shape, column, row);
                values[index] = (float)((ofLow * low.Values[index]) + (ofHigh * high.Values[index]));
            }
        }
    }

    private static double Cosine(Latent low, Latent high, int column)
    {
        var (product, lowSquares, highSquares) = (0.0, 0.0, 0.0);
        for (var row = 0; row < low.Shape.Height; row++)
        {
            var index = IndexOf(low.Shape, column, row);
            var (a, b) = ((double)low.Values[index], (double)high.Values[index]);
            (product, lowSquares, highSquares) = (product + (a * b), lowSquares + (a * a), highSquares + (b * b));
        }

        return product / Math.Sqrt(lowSquares * highSquares);
    }

    private static int IndexOf(LatentShape shape, int column, int row) =>
        (((column / shape.Width * shape.Height) + row) * shape.Width) + (column % shape.Width);
}
