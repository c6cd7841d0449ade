namespace AutoGen.Samplers.Maths;

/// <summary>The beta distribution on 0 .. 1 (NIST Digital Library of Mathematical Functions, 8.17).</summary>
/// <param name="alpha">Above 0.</param>
/// <param name="beta">Above 0.</param>
internal sealed class BetaDistribution(double alpha, double beta)
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 500;

    private readonly double logBeta = LogGamma(alpha) + LogGamma(beta) - LogGamma(alpha + beta);

    /// <summary>The x below which lies <paramref name="probability"/>; by bisection, to the last bit that a double near it has.</summary>
    public double Quantile(double probability)
    {
        if (probability is <= 0 or >= 1)
            return Math.Clamp(probability, 0, 1);
        var (low, high) = (0.0, 1.0);
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                return middle;
            if (Cumulative(middle) < probability)
                low = middle;
            else
                high = middle;
        }
    }

    /// <summary>The regularised incomplete beta function I_x (8.17.2); the symmetry 8.17.4 keeps the fraction quick.</summary>
    private double Cumulative(double x)
    {
        var front = Math.Exp((alpha * Math.Log(x)) + (beta * double.LogP1(-x)) - logBeta);
        return x < (alpha + 1) / (alpha + beta + 2)
            ? front * Fraction(x, alpha, beta) / alpha
            : 1 - (front * Fraction(1 - x, beta, alpha) / beta);
    }

    /// <summary>The continued fraction 8.17.22 by the method of Lentz.</summary>
    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / Away(1 - ((a + b) * x / (a + 1))));
        var fraction = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
                break;
        }

        return fraction;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>log Gamma(x), x above 0: Stirling's series (5.11.1) where it is exact to 1e-16, reached by Gamma(x) = Gamma(x + 1) / x.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 16; x++)
            shift += Math.Log(x);
        var inverse = 1 / (x * x);
        var series = (1.0 / 12) - (inverse * ((1.0 / 360) - (inverse * ((1.0 / 1260) - (inverse * (1.0 / 1680))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - shift;
    }
}
