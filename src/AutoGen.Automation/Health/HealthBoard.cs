namespace AutoGen.Automation.Health;

/// <summary>What the last look found, for everybody who asks.</summary>
internal sealed class HealthBoard
{
    private volatile AgentHealth? current;
    private long looked;

    /// <summary>Null until the first look.</summary>
    public AgentHealth? Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>Time stamp of when the last look was finished; null until the first.</summary>
    public long? Looked
    {
        get => Volatile.Read(ref looked) is not 0 and var stamp ? stamp : null;
        set => Volatile.Write(ref looked, value ?? 0);
    }
}
