using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>A part of the agent that knows what is wrong at the moment; any number may be registered. Shown in <see cref="AgentStatus.Problems"/>.</summary>
public interface IProblemSource
{
    /// <summary>Empty where all is well. May be read at any time from any thread.</summary>
    IReadOnlyList<Problem> Problems { get; }
}
