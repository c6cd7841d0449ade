using Xunit.Abstractions;

namespace AutoGen.Tests.Shared;

/// <summary>Checks every case of a golden file, also after one that fails, and says how many of how many pass.</summary>
internal static class GoldenTally
{
    /// <param name="output">Gets the line <c>file: passed of all</c>.</param>
    /// <param name="file">The file, with what was varied where it is used more than once.</param>
    /// <param name="cases">All its cases.</param>
    /// <param name="check">Throws where a case fails.</param>
    public static void CheckAll<T>(ITestOutputHelper output, string file, IReadOnlyCollection<T> cases, Action<T> check)
    {
        var failures = cases.Select(item => Record.Exception(() => check(item))).Where(static failure => failure is not null).Select(static failure => failure!.Message).ToList();
        var line = $"{file}: {cases.Count - failures.Count} of {cases.Count}";
        output.WriteLine(line);
        Assert.True(cases.Count > 0 && failures.Count == 0, string.Join(Environment.NewLine, [line, .. failures]));
    }
}
