namespace AutoGen.Automation.Notices;

/// <summary>The first lines of what a program says; of the others their number.</summary>
internal sealed class HookOutput(Action<string> take, int most)
{
    private readonly Lock gate = new();
    private int lines;

    public int LeftOut
    {
        get
        {
            lock (gate)
                return Math.Max(0, lines - most);
        }
    }

    /// <summary>From the standard output and the standard error, both at once.</summary>
    public void Add(string line)
    {
        lock (gate)
        {
            if (++lines <= most)
                take(line);
        }
    }
}
