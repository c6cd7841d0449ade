using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AutoGen.Automation.Files;

/// <summary>
/// A hook for the fault suite (docs/fault-tests.md): ends this process as <c>kill -9</c> does, just before a chosen durable step.
/// Does nothing unless the environment variable AUTOGEN_KILL_POINT names a step: <c>17</c>, the seventeenth of all, or
/// <c>rename:2</c>, the second of that name. <c>list</c> says every step on the standard error instead.
/// </summary>
internal static class KillPoint
{
    private const string Every = "";
    private const string List = "list";
    private static readonly string? Chosen = Environment.GetEnvironmentVariable("AUTOGEN_KILL_POINT");
    private static readonly ConcurrentDictionary<string, int> Passed = new();

    /// <param name="step">Its name: a word.</param>
    /// <param name="about">What it is done to.</param>
    public static void Pass(string step, string about)
    {
        if (string.IsNullOrEmpty(Chosen))
            return;
        var number = Count(Every);
        if (Chosen == List)
            Console.Error.WriteLine($"kill point {number}: {step} {about}");
        else if (Chosen == number.ToString(CultureInfo.InvariantCulture) || Chosen == $"{step}:{Count(step)}")
            Process.GetCurrentProcess().Kill();
    }

    private static int Count(string step) => Passed.AddOrUpdate(step, 1, static (_, count) => count + 1);
}
