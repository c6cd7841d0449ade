using AutoGen.Automation.Running;

namespace AutoGen.Automation.Workers;

/// <summary>How long to wait before the next start: one second after the first crash, then twice as long each time, at most a minute.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(60);
    private readonly Lock gate = new();
    private TimeSpan next = First;
    private Delay wait;

    /// <summary>What is left to wait.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (gate)
                return wait.Left(time);
        }
    }

    /// <summary>After a crash.</summary>
    public void Raise()
    {
        lock (gate)
        {
            wait = Delay.Of(next, time);
            next = next * 2 < Longest ? next * 2 : Longest;
        }
    }

    /// <summary>After a good render.</summary>
    public void Reset()
    {
        lock (gate)
            (next, wait) = (First, default);
    }
}
