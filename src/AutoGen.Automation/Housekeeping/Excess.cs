using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Housekeeping;

/// <summary>Tells what is more than the limits of a retention allow.</summary>
internal static class Excess
{
    private const double Megabyte = 1_000_000;

    /// <summary>What has to go, the oldest first.</summary>
    /// <param name="kept">In any order; of those finished at the same time, the later in it stay longer.</param>
    /// <param name="limits">Null: no limit.</param>
    /// <param name="now">The time at which ages count.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> kept, RetentionLimits? limits, DateTimeOffset now)
        where T : IKept
    {
        if (limits is null)
            return [];
        List<T> oldestFirst = [.. kept.OrderBy(item => item.Finished)];
        var (count, bytes, go) = (oldestFirst.Count, oldestFirst.Sum(item => item.Bytes), 0);
        while (go < oldestFirst.Count && IsOver(oldestFirst[go]))
        {
            count--;
            bytes -= oldestFirst[go++].Bytes;
        }

        return oldestFirst[..go];

        bool IsOver(T oldest) =>
            count > limits.Count || bytes > limits.Megabytes * Megabyte || (now - oldest.Finished).TotalDays > limits.Days;
    }
}
