namespace AutoGen.Automation.Workers;

/// <summary>
/// Time during which the agent was able to look. Where the machine slept, or the agent itself stood still, a worker had no more
/// time to do something either, and must not be ended for it.
/// </summary>
internal sealed class ObservedClock(TimeProvider time)
{
    /// <summary>The clock is read at least every half second, so a longer gap was no waiting.</summary>
    public static TimeSpan LongestGap { get; } = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private long last = time.GetTimestamp();
    private TimeSpan observed;

    public TimeSpan Now
    {
        get
        {
            lock (gate)
            {
                var now = time.GetTimestamp();
                var gap = time.GetElapsedTime(last, now);
                last = now;
                return observed += gap < TimeSpan.Zero ? TimeSpan.Zero : gap < LongestGap ? gap : LongestGap;
            }
        }
    }
}
