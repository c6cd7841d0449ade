using System.Text.Json;

namespace AutoGen.Tests.Shared;

/// <summary>Numbers recorded from other projects, copied beside the test assembly.</summary>
internal static class Golden
{
    public static JsonElement Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Goldens", name));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }

    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(static item => item.GetDouble())];

    public static float[] Floats(this JsonElement array) => [.. array.EnumerateArray().Select(static item => item.GetSingle())];

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();

    /// <summary>Fails with the name of the case and the place of the largest difference.</summary>
    public static void AssertClose(string name, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.True(expected.Length == actual.Length, $"{name}: {actual.Length} values for {expected.Length}.");
        for (var index = 0; index < expected.Length; index++)
        {
            // Not "> tolerance": NaN must fail too.
            var close = Math.Abs(expected[index] - (double)actual[index]) <= tolerance;
            Assert.True(close, FormattableString.Invariant($"{name}: value {index} is {actual[index]:R}, expected {expected[index]:R} within {tolerance}."));
        }
    }

    /// <summary>As the schedules' goldens want it: within relative 3e-5 plus absolute 1e-6.</summary>
    public static void AssertScheduleClose(string name, ReadOnlySpan<double> expected, IReadOnlyList<double> actual, double relative = 3e-5)
    {
        Assert.True(expected.Length == actual.Count, $"{name}: {actual.Count} values for {expected.Length}.");
        for (var index = 0; index < expected.Length; index++)
        {
            var close = Math.Abs(expected[index] - actual[index]) <= (relative * Math.Abs(expected[index])) + 1e-6;
            Assert.True(close, FormattableString.Invariant($"{name}: value {index} is {actual[index]:R}, expected {expected[index]:R}."));
        }
    }
}
