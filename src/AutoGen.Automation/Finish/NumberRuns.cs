using System.Globalization;

namespace AutoGen.Automation.Finish;

/// <summary>Numbers that mostly count up, told by the ends of their runs: <c>3 to 40, 42</c>.</summary>
internal static class NumberRuns
{
    private const int Told = 8;

    public static string Text(IEnumerable<long> numbers)
    {
        var runs = Of(numbers);
        var told = runs.Take(Told).Select(static run => run.First == run.Last ? Invariant($"{run.First}") : Invariant($"{run.First} to {run.Last}"));
        return string.Join(", ", told) + (runs.Count > Told ? ", ..." : "");
    }

    /// <summary>The first and the last number of each run, in order.</summary>
    public static IReadOnlyList<(long First, long Last)> Of(IEnumerable<long> numbers)
    {
        var runs = new List<(long First, long Last)>();
        foreach (var number in numbers.Distinct().Order())
        {
            if (runs.Count > 0 && number == runs[^1].Last + 1)
                runs[^1] = (runs[^1].First, number);
            else
                runs.Add((number, number));
        }

        return runs;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
