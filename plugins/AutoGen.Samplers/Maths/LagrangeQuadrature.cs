namespace AutoGen.Samplers.Maths;

/// <summary>
/// What a linear multistep method multiplies its past evaluations by: the integral of each one's Lagrange polynomial over
/// the step (Hairer, Noersett, Wanner 1993, III.1, for steps of any length).
/// </summary>
internal static class LagrangeQuadrature
{
    // Exact for polynomials up to degree 47; for the smooth functions of a sampler's step, to about 1e-15.
    private const int Points = 24;

    private static readonly (double Place, double Weight)[] gauss = [.. Enumerable.Range(0, Points).Select(GaussPoint)];

    /// <summary>The integrals of the Lagrange polynomials of <paramref name="nodes"/> in u(s), weighted, for s from one end of the step to the other.</summary>
    /// <param name="nodes">Where the past evaluations stand, in u; newest first.</param>
    /// <param name="from">Start of the step, in s.</param>
    /// <param name="to">Its end, in s.</param>
    /// <param name="u">The variable in which the polynomials interpolate; s itself where it is left out.</param>
    /// <param name="density">What the integrand is multiplied by; 1 where it is left out.</param>
    public static double[] Weights(IReadOnlyList<double> nodes, double from, double to, Func<double, double>? u = null, Func<double, double>? density = null)
    {
        var weights = new double[nodes.Count];
        foreach (var (place, weight) in gauss)
        {
            var s = from + ((to - from) * (1 + place) / 2);
            var share = weight / 2 * (to - from) * (density?.Invoke(s) ?? 1);
            for (var j = 0; j < weights.Length; j++)
                weights[j] += share * Basis(nodes, j, u?.Invoke(s) ?? s);
        }

        return weights;
    }

    /// <summary>The polynomial that is 1 at node j and 0 at the others.</summary>
    private static double Basis(IReadOnlyList<double> nodes, int j, double u)
    {
        var product = 1.0;
        for (var k = 0; k < nodes.Count; k++)
        {
            if (k != j)
                product *= (u - nodes[k]) / (nodes[j] - nodes[k]);
        }

        return product;
    }

    /// <summary>A zero of the Legendre polynomial by Newton's method, and the weight of Gauss's rule there.</summary>
    private static (double Place, double Weight) GaussPoint(int index)
    {
        var x = Math.Cos(Math.PI * (index + 0.75) / (Points + 0.5));
        var slope = 1.0;
        for (var iteration = 0; iteration < 8; iteration++)
        {
            (var value, slope) = Legendre(x);
            x -= value / slope;
        }

        return (x, 2 / ((1 - (x * x)) * slope * slope));
    }

    private static (double Value, double Slope) Legendre(double x)
    {
        var (last, value) = (1.0, x);
        for (var n = 2; n <= Points; n++)
            (last, value) = (value, ((((2 * n) - 1) * x * value) - ((n - 1) * last)) / n);
        return (value, Points * ((x * value) - last) / ((x * x) - 1));
    }
}
