namespace AutoGen.Samplers.Maths;

/// <summary>
/// The functions of exponential integrators (Hochbruck and Ostermann 2010, equation 2.10): phi_0 = exp,
/// phi_k(z) = (phi_(k-1)(z) - 1 / (k-1)!) / z, with phi_k(0) = 1 / k!.
/// </summary>
internal static class Phi
{
    // Below, the recurrence cancels; the series needs this many terms for full precision there.
    private const double SeriesBelow = 0.5;
    private const int SeriesTerms = 16;

    public static double One(double z) => Of(1, z);

    public static double Two(double z) => Of(2, z);

    public static double Three(double z) => Of(3, z);

    /// <summary>phi_<paramref name="k"/>(z), k at least 1.</summary>
    public static double Of(int k, double z)
    {
        if (Math.Abs(z) < SeriesBelow)
            return Series(k, z);
        var value = double.ExpM1(z) / z;
        var factorial = 1.0;
        for (var order = 2; order <= k; order++)
        {
            factorial *= order - 1;
            value = (value - (1 / factorial)) / z;
        }

        return value;
    }

    /// <summary>The sum of z^n / (n + k)!.</summary>
    private static double Series(int k, double z)
    {
        var term = 1.0;
        for (var factor = 2; factor <= k; factor++)
            term /= factor;
        var sum = 0.0;
        for (var n = 1; n <= SeriesTerms; n++)
        {
            sum += term;
            term *= z / (n + k);
        }

        return sum;
    }
}
