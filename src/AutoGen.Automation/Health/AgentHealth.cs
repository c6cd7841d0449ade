using AutoGen.Protocol;

namespace AutoGen.Automation.Health;

/// <summary>How the agent does: worst first.</summary>
public enum HealthState
{
    /// <summary>Something does not go on, or not as it should, and will not by itself.</summary>
    Unhealthy,

    /// <summary>Work goes on, but a person should know.</summary>
    Degraded,

    Healthy,
}

/// <summary>What the last look at everything found.</summary>
/// <param name="State">The worst of all checks.</param>
/// <param name="Since">When that state began, UTC.</param>
/// <param name="Time">When it was looked, UTC.</param>
public sealed record AgentHealth(HealthState State, DateTimeOffset Since, DateTimeOffset Time)
{
    public IReadOnlyList<HealthFinding> Checks { get; init; } = [];

    /// <summary>What makes it unhealthy.</summary>
    internal IReadOnlyList<Problem> Problems => [.. Checks.Where(static check => check.State == HealthState.Unhealthy).SelectMany(static check => check.Problems)];
}

/// <summary>What one check found.</summary>
/// <param name="Name"><c>backlog</c>, <c>worker</c>, <c>disk</c>, <c>watches</c>, <c>clock</c>, <c>schedules</c> or <c>outbox</c>.</param>
/// <param name="State">Whether it is well.</param>
public sealed record HealthFinding(string Name, HealthState State)
{
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
