namespace AutoGen.Automation.Health;

/// <summary>Whether the agent's own work goes round, for a watchdog that restarts an agent that hangs.</summary>
public interface IAgentPulse
{
    /// <summary>False where the loop that looks after the agent's health, or all of the standing jobs, have stood still for minutes.</summary>
    bool Beats { get; }
}
