namespace AutoGen.Benchmarks;

/// <summary>Prints several runs of one figure: median, least, most.</summary>
internal static class Spread
{
    public static void Report(TextWriter output, string what, string unit, IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        output.WriteLine(FormattableString.Invariant($"{what,-36} median {sorted[sorted.Count / 2]:0.0000} {unit}, least {sorted[0]:0.0000}, most {sorted[^1]:0.0000}"));
    }
}
