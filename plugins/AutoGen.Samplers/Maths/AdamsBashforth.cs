namespace AutoGen.Samplers.Maths;

/// <summary>Weights of the Adams-Bashforth methods for equal steps, as pseudo numerical methods use them for any steps (Liu et al. 2022).</summary>
internal static class AdamsBashforth
{
    public const int GreatestOrder = 4;

    private static readonly double[][] weights =
    [
        [1],
        [3 / 2.0, -1 / 2.0],
        [23 / 12.0, -16 / 12.0, 5 / 12.0],
        [55 / 24.0, -59 / 24.0, 37 / 24.0, -9 / 24.0],
    ];

    /// <summary>Newest evaluation first.</summary>
    /// <param name="order">1 to 4.</param>
    public static ReadOnlySpan<double> Weights(int order) => weights[order - 1];
}
