namespace AutoGen.Automation.Health;

/// <summary>What the last look found, for everybody who asks.</summary>
internal sealed class HealthBoard
{
    private volatile AgentHealth? current;

    /// <summary>Null until the first look.</summary>
    public AgentHealth? Current
    {
        get => current;
        set => current = value;
    }
}
