namespace AutoGen.Automation.Running;

/// <summary>A while that has begun. Counts elapsed time, so that setting the clock neither ends nor lengthens it.</summary>
internal readonly record struct Delay(long Since, TimeSpan Length)
{
    public static Delay Of(TimeSpan length, TimeProvider time) => new(time.GetTimestamp(), length);

    /// <summary>What is left of it; zero where it is over.</summary>
    public TimeSpan Left(TimeProvider time)
    {
        var left = Length - time.GetElapsedTime(Since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
