namespace AutoGen.Automation.Workers;

/// <summary>What a worker wrote on its standard output and error: the last lines as evidence, and a bounded part of all for the log.</summary>
/// <param name="time">The clock of the bound.</param>
/// <param name="log">Takes a line for the log.</param>
internal sealed class LastLines(TimeProvider time, Action<string> log)
{
    public const int Kept = 50;
    private const int LoggedPerSecond = 20;
    private readonly Lock gate = new();
    private readonly Queue<string> lines = new(Kept);
    private long second = time.GetTimestamp();
    private int logged, left;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    public void Add(string line)
    {
        lock (gate)
        {
            if (lines.Count == Kept)
                lines.Dequeue();
            lines.Enqueue(line);
            Log(line);
        }
    }

    private void Log(string line)
    {
        if (time.GetElapsedTime(second) >= TimeSpan.FromSeconds(1))
        {
            if (left > 0)
                log($"({left} more lines in that second)");
            (second, logged, left) = (time.GetTimestamp(), 0, 0);
        }

        if (logged++ < LoggedPerSecond)
            log(line);
        else
            left++;
    }
}
