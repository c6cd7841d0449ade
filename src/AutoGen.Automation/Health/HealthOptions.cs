namespace AutoGen.Automation.Health;

/// <summary>When the agent is unwell, and when that is told.</summary>
public sealed record HealthOptions
{
    /// <summary>For how long it must be unhealthy before that is told, and healthy before that is. 0 to 1440 minutes; default 5.</summary>
    public TimeSpan NoticeAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long nothing may move while renders could. 1 to 1440 minutes; default 30.</summary>
    public TimeSpan BacklogIdle { get; init; } = TimeSpan.FromMinutes(30);
}
