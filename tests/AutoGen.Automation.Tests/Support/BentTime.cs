namespace AutoGen.Automation.Tests.Support;

/// <summary>The real clock, which somebody sets, and real time, of which some is skipped, or that stands still for all who measure it.</summary>
internal sealed class BentTime : TimeProvider
{
    private readonly long start = System.GetTimestamp();
    private long clock, skipped;

    /// <summary>What the clock is set forward by.</summary>
    public TimeSpan Clock { get => new(Interlocked.Read(ref clock)); set => Interlocked.Exchange(ref clock, value.Ticks); }

    /// <summary>Time that has passed and that nobody had anything of.</summary>
    public TimeSpan Skipped { get => new(Interlocked.Read(ref skipped)); set => Interlocked.Exchange(ref skipped, value.Ticks); }

    /// <summary>Whatever has a length never ends.</summary>
    public bool Still { get; init; }

    /// <summary>The zone that the computer is in.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Local;

    public override TimeZoneInfo LocalTimeZone => Zone;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Clock + Skipped;

    public override long GetTimestamp() => (Still ? start : System.GetTimestamp()) + (long)(Skipped.TotalSeconds * TimestampFrequency);
}
