namespace AutoGen.Automation.Tests.Support;

/// <summary>A clock that stands still until it is advanced.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2025, 1, 31, 14, 22, 33, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        lock (timers)
            timers.Add(timer);
        return timer;
    }

    public void Advance(double seconds)
    {
        now += TimeSpan.FromSeconds(seconds);
        Timer[] due;
        lock (timers)
            due = [.. timers.Where(timer => timer.Due <= now)];
        foreach (var timer in due)
            timer.Fire();
    }

    private sealed class Timer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : time.now + dueTime;
            return true;
        }

        public void Fire()
        {
            Due = DateTimeOffset.MaxValue;
            callback(state);
        }

        public void Dispose() => Due = DateTimeOffset.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
