using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>Which standing jobs run as they should, told by the jobs themselves: what Quartz believes of them does not count.</summary>
internal sealed class Pulse(TimeProvider time)
{
    /// <summary>Intervals that a job may miss, and a while beyond: a busy machine is no fault.</summary>
    private const int MostMissed = 3;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<JobKey, (TimeSpan Interval, long Since, int Running)> beats = [];

    private long? lastBegan;

    /// <summary>Time stamp of when a job began, whichever it was; before the first that of when one was expected. Null: none was.</summary>
    public long? LastBegan
    {
        get
        {
            lock (gate)
                return lastBegan;
        }
    }

    /// <summary>From now on the job is to run at this interval.</summary>
    public void Expect(JobKey job, TimeSpan interval)
    {
        lock (gate)
        {
            beats[job] = (interval, time.GetTimestamp(), beats.GetValueOrDefault(job).Running);
            lastBegan ??= time.GetTimestamp();
        }
    }

    /// <summary>The job is no more.</summary>
    public void Forget(JobKey job)
    {
        lock (gate)
            beats.Remove(job);
    }

    public void Began(JobKey job) => Count(job, 1);

    public void Ended(JobKey job) => Count(job, -1);

    /// <summary>The jobs that have not run for several of their intervals, and do not run now.</summary>
    public IReadOnlyList<JobKey> Silent()
    {
        lock (gate)
            return [.. beats.Where(beat => beat.Value.Running == 0 && time.GetElapsedTime(beat.Value.Since) > (MostMissed * beat.Value.Interval) + Grace).Select(beat => beat.Key)];
    }

    private void Count(JobKey job, int change)
    {
        lock (gate)
        {
            if (change > 0)
                lastBegan = time.GetTimestamp();
            if (beats.TryGetValue(job, out var beat))
                beats[job] = (beat.Interval, time.GetTimestamp(), Math.Max(0, beat.Running + change));
        }
    }
}
