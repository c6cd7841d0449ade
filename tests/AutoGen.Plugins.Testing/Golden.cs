using System.Text.Json;

namespace AutoGen.Plugins.Testing;

/// <summary>Numbers recorded from other projects, as JSON beside the test assembly in <c>Goldens/</c>.</summary>
public static class Golden
{
    /// <summary>Reads a file of the folder.</summary>
    public static JsonElement Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Goldens", name));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }

    /// <summary>An array of numbers.</summary>
    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(static item => item.GetDouble())];

    /// <summary>An array of numbers, rounded to float32.</summary>
    public static float[] Floats(this JsonElement array) => [.. array.EnumerateArray().Select(static item => item.GetSingle())];

    /// <summary>A text of an object.</summary>
    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    /// <summary>A number of an object.</summary>
    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();

    /// <summary>Compares value by value.</summary>
    /// <exception cref="ConformanceException">Names the case and the first value that is farther away than the tolerance.</exception>
    public static void AssertClose(string name, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        RequireLength(name, expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
        {
            // Not "> tolerance": NaN must fail too.
            var close = Math.Abs(expected[index] - (double)actual[index]) <= tolerance;
            if (!close)
                throw new ConformanceException(FormattableString.Invariant($"{name}: value {index} is {actual[index]:R}, expected {expected[index]:R} within {tolerance}."));
        }
    }

    /// <summary>Compares noise levels, within a relative tolerance plus absolute 1e-6.</summary>
    /// <inheritdoc cref="AssertClose"/>
    public static void AssertScheduleClose(string name, ReadOnlySpan<double> expected, IReadOnlyList<double> actual, double relative = 3e-5)
    {
        RequireLength(name, expected.Length, actual.Count);
        for (var index = 0; index < expected.Length; index++)
        {
            var close = Math.Abs(expected[index] - actual[index]) <= (relative * Math.Abs(expected[index])) + 1e-6;
            if (!close)
                throw new ConformanceException(FormattableString.Invariant($"{name}: value {index} is {actual[index]:R}, expected {expected[index]:R}."));
        }
    }

    private static void RequireLength(string name, int expected, int actual)
    {
        if (expected != actual)
            throw new ConformanceException($"{name}: {actual} values for {expected}.");
    }
}
