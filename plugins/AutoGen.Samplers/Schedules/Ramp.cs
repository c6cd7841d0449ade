namespace AutoGen.Samplers.Schedules;

/// <summary>The frame that every schedule here has: a value for each share of the way, then 0.</summary>
internal static class Ramp
{
    /// <summary><paramref name="steps"/> sigmas, the first at share 0 and the last at share 1, and the final 0.</summary>
    public static IReadOnlyList<double> Create(int steps, Func<double, double> sigmaAt) =>
        [.. Enumerable.Range(0, steps).Select(index => sigmaAt(index / Math.Max(1.0, steps - 1))), 0];
}
